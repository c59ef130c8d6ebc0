using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Without one instruction set each. The widest that the machine has is that of the tests that run in this process.</summary>
public sealed class InstructionSetAgreement
{
    private const int Every = 53;

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

    [Theory]
    [InlineData(7, "DOTNET_EnableAVX512", "widths False True True")]
    [InlineData(17, "DOTNET_EnableAVX2", "widths False False True")]
    [InlineData(27, "DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Enumerated_cases_give_the_bits_of_the_definition_at_every_width(int first, string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["cases", "all", $"{first}", $"{Every}"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal(Survey.Summary("all", first, Every), lines[^1]);
    }
}
