using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Memory;

public sealed class PageLaws
{
    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Theory]
    [InlineData("all", 3, 31, null)]
    [InlineData("all", 5, 113, "DOTNET_EnableAVX512")]
    [InlineData("all", 11, 113, "DOTNET_EnableAVX2")]
    [InlineData("all", 13, 113, "DOTNET_EnableHWIntrinsic")]
    [InlineData("padded", 0, 1, null)]
    [InlineData("padded", 0, 1, "DOTNET_EnableAVX512")]
    public async Task Nothing_is_touched_before_or_behind_the_spans(string family, int first, int every, string? disabled) =>
        Assert.Equal(Survey.Summary(family, first, every), (await ChildProcess.LinesOf(["guarded", family, $"{first}", $"{every}"], disabled))[^1]);

    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Theory]
    [InlineData("all", 2, 41, null)]
    [InlineData("all", 7, 167, "DOTNET_EnableAVX512")]
    [InlineData("all", 17, 167, "DOTNET_EnableAVX2")]
    [InlineData("all", 19, 167, "DOTNET_EnableHWIntrinsic")]
    [InlineData("planes", 0, 1, null)]
    [InlineData("planes", 0, 1, "DOTNET_EnableAVX512")]
    public async Task Nothing_is_touched_before_the_first_element_of_a_strided_tensor_or_behind_its_last(string family, int first, int every, string? disabled) =>
        Assert.Equal(Survey.Summary(family, first, every), (await ChildProcess.LinesOf(["guarded-views", family, $"{first}", $"{every}"], disabled))[^1]);
}
