using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The gradients of every reduction over every window.</summary>
internal sealed class GradientFamily(ITripleGround ground) : IFamily
{
    private static readonly string[] windows = ["fractional", "explicit", "causal"];

    internal GradientFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = [.. Reductions.Names, .. windows];

    public Finding Check(string operation, int seed, int index) =>
        FamilyCheck.Of(GradientCase.Of(Drawn(operation, seed, index)), @case => @case.Pooling.Element.Do(new GradientComparison(@case, ground)), @case => @case.Shrink());

    private static PoolCase Drawn(string operation, int seed, int index) => operation switch
    {
        "fractional" => PoolCases.At(seed, index, null, WindowKind.Fractional, WindowKind.FractionalPerPlane),
        "explicit" => PoolCases.At(seed, index, null, WindowKind.Explicit),
        "causal" => PoolCases.At(seed, index, null, WindowKind.Causal),
        _ => PoolCases.At(seed, index, operation),
    };
}
