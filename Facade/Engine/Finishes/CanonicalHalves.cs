using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The bits of Halves, those of a NaN made canonical.</summary>
internal readonly unsafe struct CanonicalHalves : IElementwise<short, short>
{
    public static int Count => Vector<short>.Count;

    internal static void Row(short* source, nint length, short* target) => Elementwise.Run(default(CanonicalHalves), source, length, target);

    public short One(short value) => Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(short* source, short* target) => Of(Vector.Load(source)).Store(target);

    internal static short Of(short bits) => (bits & short.MaxValue) > HalfOrderLift.Infinity ? unchecked((short)Conversion.HalfNaN) : bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<short> Of(Vector<short> bits)
    {
        Vector<short> isNumber = Vector.LessThanOrEqual(bits & Vector.Create(short.MaxValue), Vector.Create(HalfOrderLift.Infinity));
        return Vector.ConditionalSelect(isNumber, bits, Vector.Create(unchecked((short)Conversion.HalfNaN)));
    }
}
