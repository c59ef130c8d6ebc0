namespace PoolFunctional.Digests;

/// <summary>The table of digests as text: a head of lines that begin with <c>#</c>, an operator and its digest in each line, and at last one digest over all of them.</summary>
public static class RecordedDigests
{
    private const string All = "all";
    private const int Wide = 36;

    /// <summary>The head of the recorded table.</summary>
    public static IReadOnlyList<string> Head { get; } =
    [
        "# Digests of the bits that every operator gives for a fixed corpus (Bench/Digests): SHA-256, the first 16 digits.",
        "# Made by the definition: dotnet run -c Release --project Bench -- digest --definition >Bench/Digests/recorded.txt",
    ];

    /// <summary>The table that is kept with the sources.</summary>
    /// <returns>Operators with their digests, and <c>all</c>.</returns>
    public static IReadOnlyDictionary<string, string> Read()
    {
        using Stream stream = typeof(RecordedDigests).Assembly.GetManifestResourceStream("recorded.txt") ?? throw new InvalidOperationException("The recorded table is missing.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(parts => parts[0], parts => parts[1]);
    }

    /// <summary>The digests that a course gives, and the one over all of them.</summary>
    /// <param name="course">How the corpus is worked out.</param>
    /// <returns>In the order of the table.</returns>
    public static IReadOnlyList<(string Name, string Digest)> Of(Course course)
    {
        (string Name, string Digest)[] digests = [.. DigestedOperator.All.Select(pooling => (pooling.Name, pooling.Digest(course)))];
        using BitDigest whole = new();
        foreach ((_, string digest) in digests) whole.Add(digest.AsSpan());
        return [.. digests, (All, whole.Digits())];
    }

    /// <summary>The operators whose digests differ from the recorded ones, or that are in one table alone.</summary>
    /// <param name="digests">A table.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Differing(IReadOnlyList<(string Name, string Digest)> digests)
    {
        IReadOnlyDictionary<string, string> recorded = Read();
        return
        [
            .. digests.Where(entry => recorded.GetValueOrDefault(entry.Name) != entry.Digest).Select(entry => entry.Name),
            .. recorded.Keys.Except(digests.Select(entry => entry.Name)),
        ];
    }

    /// <summary>A line of the table.</summary>
    /// <param name="entry">An operator and its digest.</param>
    /// <returns>The two in columns.</returns>
    public static string Line((string Name, string Digest) entry) => $"{entry.Name.PadRight(Wide)}{entry.Digest}";
}
