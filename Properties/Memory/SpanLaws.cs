using System.Globalization;
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
}
