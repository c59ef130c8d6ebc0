using PoolFunctional.Generators;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Indices;

public sealed class IndexAgreement
{
    private static readonly IFamily[] Families = [new IndicesFamily(), new UnpoolFamily()];

    [Fact]
    public void Indices_and_unpooling_have_the_bits_of_the_definition_on_four_thousand_cases()
    {
        FamilySurvey[] surveys = [.. FamilySurvey.Of(Families, 1_400, 20261126)];
        Assert.All(surveys, survey => Assert.True(survey.Differences.Count == 0, survey.Report()));
        foreach (FamilySurvey indices in surveys.Where(survey => survey.Operation != "unpool"))
        {
            Assert.All(["straight single", "straight double", "images int32", "images int64", "search", "single"], row => Assert.True(indices.Rows.GetValueOrDefault(row) >= 50, indices.Report()));
            Assert.True(indices.Rows.Where(row => row.Key.StartsWith("straight planes", StringComparison.Ordinal)).Sum(row => row.Value) >= 10, indices.Report());
        }

        FamilySurvey unpooling = surveys.Single(survey => survey.Operation == "unpool");
        Assert.All(["LastDuplicates", "SumDuplicates", "MaxDuplicates", "ErrorDuplicates", "refused"], row => Assert.True(unpooling.Rows.GetValueOrDefault(row) >= 50, unpooling.Report()));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Indices_and_unpooling_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["indices", "--cases", "400", "--seed", "12"], disabled);
        Assert.Equal([widths, .. Families.SelectMany(family => family.Operators).Select(operation => $"400 cases of {operation}, 0 differences")], lines);
    }
}
