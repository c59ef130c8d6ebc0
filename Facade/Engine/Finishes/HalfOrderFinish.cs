using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The Half at a place of <see cref="HalfOrderLift"/>; a place beyond the numbers, at either end, is NaN.</summary>
internal readonly unsafe struct HalfOrderFinish : IFinish<Half, short>, IElementwise<short, short>
{
    public static int Count => Vector<short>.Count;

    public bool KeepsNumbers => false;

    public void Row(short* totals, nint length, long divisor, Half* target) => Elementwise.Run(this, totals, length, (short*)target);

    public short One(short value) => CanonicalHalves.Of(HalfOrderLift.Ordered(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(short* source, short* target) => CanonicalHalves.Of(HalfOrderLift.Ordered(Vector.Load(source))).Store(target);
}
