using PoolFunctional.Digests;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>The digests that are kept with the sources: of the definition, and of the engine by whatever course.</summary>
public sealed class DigestAgreement
{
    private const string AsRecorded = "as recorded";

    /// <summary>Both layouts, each number of threads and both ways of cutting, every two of them together.</summary>
    private static readonly Course[] courses =
    [
        new(Layout.ChannelsFirst, 1),
        new(Layout.ChannelsLast, 2),
        new(Layout.ChannelsFirst, 7) { IsInTiles = true },
        new(Layout.ChannelsLast, 1) { IsInTiles = true },
        new(Layout.ChannelsFirst, 2) { IsInTiles = true },
        new(Layout.ChannelsLast, 7),
    ];

    /// <summary>The lines that a child process prints: one for each course.</summary>
    internal static IEnumerable<string> Lines => courses.Select(Line);

    [Fact]
    public void Recorded_digests_are_those_of_the_definition() => AreAsRecorded([Line(Course.Definition)]);

    [Fact]
    public void Digests_are_the_recorded_ones_in_every_layout_on_any_threads_whole_and_in_tiles() => AreAsRecorded(Lines);

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Digests_are_the_recorded_ones_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["digests"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal(courses.Length, lines[1..].Length);
        AreAsRecorded(lines[1..]);
    }

    [Fact]
    public void An_operator_whose_digest_differs_or_is_missing_is_named()
    {
        IReadOnlyDictionary<string, string> recorded = RecordedDigests.Read();
        (string, string)[] digests = [.. recorded.Select(entry => (entry.Key, entry.Key == "max" ? $"-{entry.Value[1..]}" : entry.Value))];
        Assert.Equal(["max"], RecordedDigests.Differing(digests));
        Assert.Equal(["sum"], RecordedDigests.Differing([.. recorded.Where(entry => entry.Key != "sum").Select(entry => (entry.Key, entry.Value))]));
    }

    /// <summary>Fails with the courses that differ, each with the operators that do.</summary>
    private static void AreAsRecorded(IEnumerable<string> lines)
    {
        string[] others = [.. lines.Where(line => !line.EndsWith(AsRecorded, StringComparison.Ordinal))];
        Assert.True(others.Length == 0, string.Join('\n', others));
    }

    private static string Line(Course course)
    {
        IReadOnlyList<string> differing = RecordedDigests.Differing(RecordedDigests.Of(course));
        return $"{course}: {(differing.Count == 0 ? AsRecorded : string.Join(", ", differing))}";
    }
}
