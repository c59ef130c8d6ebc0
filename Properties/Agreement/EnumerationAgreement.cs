using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>What is enumerated for operators beyond poolings; of the largest enumerations a part here, the whole by <c>differential --exhaustive</c>.</summary>
public sealed class EnumerationAgreement
{
    private const int Most = 3_000;
    private const int LeastEnumerated = 31_000;

    public static TheoryData<string> Names => [.. Enumerations.Others.Select(enumeration => enumeration.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Special_values_and_lengths_of_every_operator_give_the_bits_of_the_definition(string name)
    {
        Enumeration enumeration = Enumerations.Others.Single(known => known.Name == name);
        int every = (enumeration.Count + Most - 1) / Most;
        DifferentialReport report = Exhaustive.Run([enumeration], first: 0, most: int.MaxValue, every);
        Assert.True(report.Differences == 0, report.Differing);
        Assert.Equal((enumeration.Count + every - 1) / every, report.Cases);
        Assert.True(report.Rows.GetValueOrDefault("empty") == 0, "Some cases have no result.");
    }

    [Theory]
    [InlineData(1, "DOTNET_EnableAVX512", "widths False True True")]
    [InlineData(2, "DOTNET_EnableAVX2", "widths False False True")]
    [InlineData(3, "DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Special_values_and_lengths_of_every_operator_give_the_bits_of_the_definition_at_every_width(int first, string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["enumerated", $"{first}", "47"], disabled);
        Assert.Equal([widths, $"{Enumerations.Others.Sum(enumeration => (enumeration.Count - first + 46) / 47)} cases, 0 differences"], lines);
    }

    [Fact]
    public void More_than_thirty_thousand_different_poolings_are_enumerated() =>
        Assert.True(LengthCases.All.Concat(SpecialCases.All).Concat(ShapeCases.All).Distinct().Count() >= LeastEnumerated);
}
