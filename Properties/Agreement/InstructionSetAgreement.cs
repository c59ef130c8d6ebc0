using Xunit;

namespace PoolFunctional.Properties.Agreement;

public sealed class InstructionSetAgreement
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Facade_gives_the_bits_of_the_reference_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["agreement", "--cases", "1000", "--seed", "11"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal("1000 cases, 0 differences", lines[^1]);
    }
}
