using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Blurring;

/// <summary>Blurs, spatial pyramids, stacks of windows, and averages beside maxima.</summary>
internal sealed class BlurFamily(ITripleGround ground) : IFamily
{
    internal BlurFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["blur", "max-blur", "spatial-pyramid", "stack", "average-and-max"];

    public Finding Check(string operation, int seed, int index) => Check(operation, BlurCase.At(operation, seed, index), ground);

    internal static Finding Check(string operation, BlurCase drawn, ITripleGround ground)
    {
        Finding finding = FamilyCheck.Of(drawn, @case => @case.Element.Do(new BlurComparison(operation, @case, ground)), @case => @case.Shrink());
        return finding.Difference is null ? finding : finding with { Difference = $"{operation}: {finding.Difference}\n    {BlurComparison.Text(operation, drawn)}" };
    }
}
