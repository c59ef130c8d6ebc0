namespace PoolFunctional.Generators.Types;

/// <summary>Quantised elements, results of wider types, users' reductions, and inputs in chunks.</summary>
internal sealed class TypesFamily : IFamily
{
    private const int MostShrinks = 500;

    public IReadOnlyList<string> Operators => ["quantized-average", "quantized-max", "sum-wide", "average-wide", "custom", "stream"];

    public Finding Check(string operation, int seed, int index)
    {
        TypesCase @case = TypesCase.At(operation, seed, index);
        Finding found = @case.Check();
        if (found.Difference is null) return found;
        TypesCase smallest = Shrinking.Smallest(@case, failing => failing.Simpler(), candidate => candidate.Check().Difference is not null, MostShrinks);
        Finding finding = smallest.Check();
        return finding with { Difference = $"{smallest}\n    {finding.Difference}\n    case {index} of {operation}, seed {seed}" };
    }
}
