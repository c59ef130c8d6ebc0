using System.Reflection;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Architecture;

/// <summary>What is added to Core and not to the generators would be checked by no law, and nothing would say so.</summary>
public sealed class DrawnLaws
{
    [Fact]
    public void Every_reduction_over_windows_is_drawn_by_name() => Assert.Empty(ReductionsOverWindows().Except(Generators.Reductions.Names.Select(name => Generators.Reductions.Draw(new Random(1), name).GetType())));

    [Fact]
    public void Every_reduction_over_windows_is_enumerated_over_shapes_and_lengths() => Assert.Empty(ReductionsOverWindows().Except(Meanings.All.Select(meaning => meaning.Reduction.GetType())));

    [Fact]
    public void Every_window_is_drawn() => Assert.Empty(Cases(typeof(Window)).Except(Drawn().Select(@case => @case.Window.GetType())));

    [Fact]
    public void Every_kind_of_window_is_drawn() => Assert.Empty(Enum.GetValues<WindowKind>().Except(Drawn().Select(@case => @case.Kind)));

    [Fact]
    public void Refusal_of_an_element_type_names_every_type_that_is_drawn()
    {
        string refusal = Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<char>(Reduction.Max, Window.Global, [1, 1, 1])).Message;
        Assert.All(ElementType.All, type => Assert.Matches($@"\b{type.Name}\b", refusal));
    }

    private static IEnumerable<PoolCase> Drawn() => Enumerable.Range(0, 500).Select(index => PoolCases.At(7, index));

    /// <summary>Quantised reductions and a user's have elements of their own, and are drawn with them.</summary>
    private static IEnumerable<Type> ReductionsOverWindows() =>
        Cases(typeof(Reduction)).Where(type => !type.IsGenericType && !type.Name.StartsWith("Quantized", StringComparison.Ordinal));

    private static IEnumerable<Type> Cases(Type union) => union.GetNestedTypes(BindingFlags.Public).Where(type => !type.IsAbstract);
}
