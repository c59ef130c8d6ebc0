using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Generators.Rows;

/// <summary>Cases that shrink.</summary>
public static class SequenceGenerators
{
    /// <summary>Cases of sequence pooling, for FsCheck.</summary>
    public static Arbitrary<SequenceCase> Cases() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => SequenceCase.At(seed, 0)), SequenceCase.Shrink);
}
