namespace PoolFunctional.Generators;

/// <summary>The reductions over windows.</summary>
internal sealed class WindowFamily : IFamily
{
    public IReadOnlyList<string> Operators => Reductions.Names;

    public Finding Check(string operation, int seed, int index)
    {
        PoolCase @case = PoolCases.At(seed, index, operation);
        return Differential.Check(@case) with
        {
            Geometry = (@case with { DataSeed = 0, Palette = Palette.Zeros, Planting = Planting.None, Offset = 0 }).ToString(),
            IsPlainFloat = @case.Element == ElementType.Single || @case.Element == ElementType.Double,
        };
    }

    public string? Explain(string operation, int seed, int index)
    {
        PoolCase smallest = Shrinking.Smallest(PoolCases.At(seed, index, operation), PoolCases.Shrink, @case => Differential.Check(@case).Difference is not null);
        Finding finding = Differential.Check(smallest);
        return $"{smallest}\n    row {finding.Row}: {finding.Difference}";
    }
}
