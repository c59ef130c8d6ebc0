using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Generators.Rows;

/// <summary>Cases that shrink.</summary>
public static class SegmentGenerators
{
    /// <summary>Cases of segment pooling, for FsCheck.</summary>
    public static Arbitrary<SegmentCase> Cases() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => SegmentCase.At(seed, 0)), SegmentCase.Shrink);
}
