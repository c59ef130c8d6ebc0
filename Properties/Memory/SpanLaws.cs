using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Memory;

/// <summary>Sources, indices, masks, ids, boxes, destinations and scratch memory, forward and backward.</summary>
public sealed class SpanLaws
{
    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Theory]
    [InlineData(40, 41, null)]
    [InlineData(12, 42, "DOTNET_EnableAVX512")]
    [InlineData(12, 43, "DOTNET_EnableAVX2")]
    [InlineData(12, 44, "DOTNET_EnableHWIntrinsic")]
    public async Task Nothing_is_touched_before_or_behind_any_span_of_any_operator_or_its_scratch_memory(int cases, int seed, string? disabled)
    {
        string[] lines = await ChildProcess.LinesOf(["guarded-all", "--cases", cases.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture)], disabled);
        Assert.Equal([.. ChildFamilies.Summaries("all", cases), "scratch memory was lent"], lines.Where(line => !line.StartsWith("widths", StringComparison.Ordinal) && !line.Contains("--first", StringComparison.Ordinal)));
    }

    /// <summary>Every length of a row, and as many channels: where registers end within one. Needs mmap, too.</summary>
    [Theory]
    [InlineData(5, 29, null)]
    [InlineData(7, 83, "DOTNET_EnableAVX512")]
    [InlineData(11, 83, "DOTNET_EnableAVX2")]
    public async Task Nothing_is_touched_before_or_behind_any_span_at_any_length(int first, int every, string? disabled)
    {
        int cases = LengthFamilies.On(new SurroundedTriple()).Sum(enumeration => (enumeration.Count - first + every - 1) / every);
        Assert.Equal($"{cases} cases, 0 differences", (await ChildProcess.LinesOf(["guarded-enumerated", $"{first}", $"{every}"], disabled))[^1]);
    }
}
