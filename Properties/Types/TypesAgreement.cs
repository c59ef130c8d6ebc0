using PoolFunctional.Generators.Types;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Types;

public sealed class TypesAgreement
{
    private const int Cases = 1_000;

    public static TheoryData<string> Operators => [.. new TypesFamily().Operators];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Other_types_give_the_bits_of_the_definition(string operation)
    {
        FamilySurvey survey = FamilySurvey.Of(new TypesFamily(), operation, Cases, 20261125);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Outputs > 20 * Cases, $"Only {survey.Outputs} outputs.");
        Assert.True(survey.Rows.GetValueOrDefault("reference") * 20 <= Cases, "The reference answered more than 5 %.");
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Other_types_give_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["types", "--cases", "300", "--seed", "12"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal(new TypesFamily().Operators.Select(operation => $"300 cases of {operation}, 0 differences"), lines[1..]);
    }
}
