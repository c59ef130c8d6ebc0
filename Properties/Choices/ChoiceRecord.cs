using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Properties.Choices;

/// <summary>
/// The record of the engine's choices that is kept with the sources. A case begins in the first column; a line that only holds where registers have some widths names them behind a sign:
/// <c>@512,256</c>, and <c>@1</c> for no registers at all.
/// </summary>
internal static class ChoiceRecord
{
    /// <summary>The choices are recorded for so many threads at most; how many are used is one of them.</summary>
    internal const int Threads = 2;

    private const string Head = "# What the engine chooses, written by: dotnet run -c Release --project Properties -- choices --write";

    /// <summary>The widths of registers and what must be switched off to have no wider ones.</summary>
    internal static IReadOnlyList<(string Width, string? Disabled)> Widths { get; } = [("512", null), ("256", "DOTNET_EnableAVX512"), ("128", "DOTNET_EnableAVX2"), ("1", "DOTNET_EnableHWIntrinsic")];

    /// <summary>The widest registers of this process, in bits.</summary>
    internal static string Width => Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "1";

    /// <summary>The lines of each case as recorded for registers of a width.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Read(string width) => Cases(Kept.Where(line => line != Head).Select(line => At(width, line)).OfType<string>());

    /// <summary>Lines by the cases that they belong to.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Cases(IEnumerable<string> lines)
    {
        List<List<string>> cases = [];
        foreach (string line in lines)
        {
            if (line[0] != ' ') cases.Add([]);
            cases[^1].Add(line);
        }

        return cases;
    }

    /// <summary>What one case has lost and what it has instead, as text; nothing where the two are the same.</summary>
    internal static string Change(IReadOnlyList<string> recorded, IReadOnlyList<string> chosen) => recorded.SequenceEqual(chosen) ? "" :
        $"""
        {recorded[0].Split(": ")[0]}
        {string.Join('\n', [.. recorded.Except(chosen).Select(line => $"recorded {line}"), .. chosen.Except(recorded).Select(line => $"chosen   {line}")])}
        If that is meant: dotnet run -c Release --project Properties -- choices --write
        """;

    /// <summary>Writes what was chosen at each of the <see cref="Widths"/>.</summary>
    internal static void Write(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> chosen) =>
        File.WriteAllLines(Path, [Head, .. Enumerable.Range(0, chosen[0].Count).SelectMany(@case => Merged([.. chosen.Select(cases => cases[@case])]))]);

    /// <summary>The lines of one case at every width, in the order that they have at each: those of the first column, then by the alphabet.</summary>
    private static IEnumerable<string> Merged(IReadOnlyList<IReadOnlyList<string>> byWidth) =>
        from line in byWidth.SelectMany(lines => lines).Distinct().OrderBy(line => line[0] == ' ').ThenBy(line => line, StringComparer.Ordinal)
        let widths = Widths.Where((_, index) => byWidth[index].Contains(line)).Select(entry => entry.Width).ToArray()
        select widths.Length == Widths.Count ? line : $"{(line[0] == ' ' ? "  " : "")}@{string.Join(',', widths)} {line.TrimStart()}";

    /// <summary>The line without its widths, or null where it does not hold.</summary>
    private static string? At(string width, string line)
    {
        string text = line.TrimStart();
        if (text[0] != '@') return line;
        string[] parts = text.Split(' ', 2);
        return parts[0][1..].Split(',').Contains(width) ? line.Replace(text, parts[1], StringComparison.Ordinal) : null;
    }

    private static string[] Kept
    {
        get
        {
            using Stream stream = typeof(ChoiceRecord).Assembly.GetManifestResourceStream("choices.txt") ?? throw new InvalidOperationException("The record is missing.");
            using StreamReader reader = new(stream);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    private static string Path => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Here())!, "recorded.txt");

    private static string Here([CallerFilePath] string here = "") => here;
}
