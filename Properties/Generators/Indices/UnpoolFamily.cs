namespace PoolFunctional.Generators.Indices;

/// <summary>Unpooling.</summary>
internal sealed class UnpoolFamily(ITripleGround ground) : IFamily
{
    internal UnpoolFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["unpool"];

    public Finding Check(string operation, int seed, int index) =>
        FamilyCheck.Of(UnpoolCase.At(seed, index), @case => @case.Pooling.Element.Do(new UnpoolComparison(@case, ground)), @case => @case.Shrink());
}
