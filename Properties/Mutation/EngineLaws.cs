using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using PoolFunctional.Properties.Memory;
using PoolFunctional.Properties.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Mutation;

/// <summary>Engine and definition over one seed's cases of each operator, and over shapes that break engines: the agreement laws, small enough to be run once per mutant.</summary>
public sealed class EngineLaws
{
    private const int Seed = 20261128;
    private const int Cases = 6;
    private const int Parts = 60;

    /// <summary>A case of more elements takes longer than its neighbours are worth.</summary>
    internal const long MostElements = 1200;

    private static readonly PoolCase[] shapes = [.. ShapeCases.All.Where(@case => LargeCases.Elements(@case.Batch, @case.Channels, @case.Axes) <= MostElements)];

    private static readonly PoolCase[] views = [.. ShapeCases.ManyPlanes.Where((_, index) => index % 4 == 0), .. LargeCases.All.Where((_, index) => index % 5 == 0)];

    /// <summary>Poolings on a ground, with their answers.</summary>
    private static readonly (PoolCase Case, IGround Ground, Remembered Answer)[] laid =
    [
        .. On(LargeCases.All, new Surroundings()), .. On(views, new Views()),
        .. On([.. LargeCases.All.Where((_, index) => index % 2 == 0), .. shapes.Where((_, index) => index % 19 == 0)], new PlanGround(new GuardedTriple(), "guarded")), .. On(views, new GuardedViews()),
    ];

    private static IReadOnlyList<IFamily> Everything { get; } = [Families.Windows, .. Families.Others, .. Families.Gradients];

    public static IEnumerable<object[]> Operators =>
        from family in Everything.Index() from operation in family.Item.Operators select new object[] { family.Index, operation };

    public static TheoryData<int> Starts => [.. Enumerable.Range(0, Parts)];

    public static TheoryData<int> LaidStarts => [.. Enumerable.Range(0, 4 * Parts)];

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

    [Theory]
    [MemberData(nameof(LaidStarts))]
    public void Engine_has_the_bits_of_the_definition_over_larger_shapes_and_wherever_they_lie(int start)
    {
        for (int index = start; index < laid.Length; index += 4 * Parts)
        {
            string? difference = Differential.Check(laid[index].Case, laid[index].Answer, laid[index].Ground).Difference;
            Assert.True(difference is null, $"{laid[index].Case} on {laid[index].Ground.Name}: {difference}");
        }
    }

    private static IEnumerable<(PoolCase Case, IGround Ground, Remembered Answer)> On(IEnumerable<PoolCase> cases, IGround ground) =>
        cases.Where(@case => @case.Plan is not null).Select(@case => (@case, ground, new Remembered()));
}
