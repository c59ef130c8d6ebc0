namespace PoolFunctional.Generators.Types;

/// <summary>Users' reductions of every kind: in registers and one at a time, in any order and in none but the fold's.</summary>
internal static class CustomReductions
{
    internal static IReadOnlyList<(ElementType Element, Reduction Reduction)> All { get; } =
    [
        (Of("uint"), Reduction.Custom<uint, BitwiseOr>()),
        (Of("int"), Reduction.Custom<int, Largest>()),
        (Of("short"), Reduction.Custom<short, LargestMagnitude>()),
        (ElementType.Single, Reduction.Custom<float, Added>()),
        (ElementType.Single, Reduction.Custom<float, SumAndCount, MeanOfPositive>()),
        (ElementType.Double, Reduction.Custom<double, Summary, MidRange>()),
        (Of("byte"), Reduction.Custom<byte, ulong, Hashed>()),
        (Of("long"), Reduction.Custom<long, Affine, Composed>()),
        (ElementType.Half, Reduction.Custom<Half, AddedHalves>()),
    ];

    private static ElementType Of(string name) => ElementType.All.First(element => element.Name == name);
}
