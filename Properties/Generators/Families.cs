using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Generators.Types;
using PoolFunctional.Generators.Windows;

namespace PoolFunctional.Generators;

/// <summary>Everything that the differential can compare. A new family is one line here.</summary>
internal static class Families
{
    /// <summary>The reductions over windows: the heart of the library, which most cases go to.</summary>
    internal static WindowFamily Windows { get; } = new();

    /// <summary>The rest; each operator has the same share.</summary>
    internal static IReadOnlyList<IFamily> Others { get; } =
    [
        new SequenceFamily(),
        new SegmentFamily(),
        new DrawnWindowFamily(),
        new BlurFamily(),
        new IndicesFamily(),
        new UnpoolFamily(),
        new RoiFamily(),
        new TypesFamily(),
    ];

    /// <summary>Gradients, by the names of the operators that they belong to.</summary>
    internal static IReadOnlyList<IFamily> Gradients { get; } =
    [
        new GradientFamily(),
        new IndexGradientFamily(),
        new SequenceGradientFamily(),
        new SegmentGradientFamily(),
        new RoiGradientFamily(),
        new CompositeGradientFamily(),
        new UnpoolGradientFamily(),
    ];
}
