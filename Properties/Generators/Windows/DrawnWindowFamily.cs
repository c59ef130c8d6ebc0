namespace PoolFunctional.Generators.Windows;

/// <summary>Poolings over windows that are drawn, listed, or causal: ordinary cases, with any reduction, of those kinds alone.</summary>
internal sealed class DrawnWindowFamily(IGround? ground = null) : IFamily
{
    private readonly IGround ground = ground ?? new Surroundings();

    public IReadOnlyList<string> Operators { get; } = ["fractional", "explicit", "causal"];

    public Finding Check(string operation, int seed, int index)
    {
        PoolCase @case = Drawn(operation, seed, index);
        return Differential.Check(@case, new ReferenceDefinition(), ground) with
        {
            Geometry = (@case with { DataSeed = 0, Palette = Palette.Zeros, Planting = Planting.None, Offset = 0 }).ToString(),
            IsPlainFloat = @case.Element == ElementType.Single || @case.Element == ElementType.Double,
        };
    }

    public string? Explain(string operation, int seed, int index)
    {
        PoolCase smallest = Shrinking.Smallest(Drawn(operation, seed, index), PoolCases.Shrink, @case => Differential.Check(@case).Difference is not null);
        Finding finding = Differential.Check(smallest);
        return $"{smallest}\n    row {finding.Row}: {finding.Difference}";
    }

    private static PoolCase Drawn(string operation, int seed, int index) => operation switch
    {
        "fractional" => PoolCases.At(seed, index, null, WindowKind.Fractional, WindowKind.FractionalPerPlane),
        "explicit" => PoolCases.At(seed, index, null, WindowKind.Explicit),
        _ => PoolCases.At(seed, index, null, WindowKind.Causal),
    };
}
