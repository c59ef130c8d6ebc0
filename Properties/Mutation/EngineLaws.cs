using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Mutation;

/// <summary>Engine and definition over one seed's cases of each operator, and over shapes that break engines: the agreement laws, small enough to be run once per mutant.</summary>
public sealed class EngineLaws
{
    private const int Seed = 20261128;
    private const int Cases = 6;
    private const int Parts = 60;

    /// <summary>A case of more elements takes longer than its neighbours are worth.</summary>
    private const long MostElements = 1200;

    private static readonly PoolCase[] shapes = [.. ShapeCases.All.Where(@case => @case.Axes.Aggregate((long)@case.Batch * @case.Channels, (product, axis) => product * axis.Extent) <= MostElements)];

    private static IReadOnlyList<IFamily> Everything { get; } = [Families.Windows, .. Families.Others, .. Families.Gradients];

    public static IEnumerable<object[]> Operators =>
        from family in Everything.Index() from operation in family.Item.Operators select new object[] { family.Index, operation };

    public static TheoryData<int> Starts => [.. Enumerable.Range(0, Parts)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Engine_has_the_bits_of_the_definition(int family, string operation)
    {
        for (int index = 0; index < Cases; index++) Assert.Null(Everything[family].Check(operation, Seed, index).Difference);
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void Engine_has_the_bits_of_the_definition_over_shapes_that_break_engines(int start)
    {
        Surroundings ground = new();
        for (int index = start; index < shapes.Length; index += Parts) Assert.Null(Enumeration.Check(shapes[index], ground).Difference);
    }
}
