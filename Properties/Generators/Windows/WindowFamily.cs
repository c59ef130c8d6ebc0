namespace PoolFunctional.Generators.Windows;

/// <summary>Poolings over windows that are drawn, listed, or causal: ordinary cases, with any reduction, of those kinds alone.</summary>
internal sealed class WindowFamily : IFamily
{
    public IReadOnlyList<string> Operators { get; } = ["fractional", "explicit", "causal"];

    public Finding Check(string operation, int seed, int index)
    {
        PoolCase @case = Drawn(operation, seed, index);
        Finding finding = Differential.Check(@case);
        return finding.Difference is null ? finding : finding with { Difference = Differential.Explain(@case, seed, index) };
    }

    internal static PoolCase Drawn(string operation, int seed, int index) => operation switch
    {
        "fractional" => PoolCases.At(seed, index, WindowKind.Fractional, WindowKind.FractionalPerPlane),
        "explicit" => PoolCases.At(seed, index, WindowKind.Explicit),
        _ => PoolCases.At(seed, index, WindowKind.Causal),
    };
}
