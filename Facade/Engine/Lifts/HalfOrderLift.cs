using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Halves as 16-bit integers in the order of the maximum, −∞ … −0 &lt; +0 … +∞, every NaN at one end, beyond every number.</summary>
internal readonly unsafe struct HalfOrderLift(short notANumber) : ILift<Half, short>, IElementwise<short, short>
{
    /// <summary>The bits of +∞, the greatest number's place; −∞ has place −1 − Infinity.</summary>
    internal const short Infinity = 0x7C00;

    public bool IsIdentity => false;

    public static int Count => Vector<short>.Count;

    /// <summary>Flips the magnitude of the negative ones; done twice it changes nothing.</summary>
    internal static short Ordered(short bits) => (short)(bits ^ ((bits >> 15) & short.MaxValue));

    internal static Vector<short> Ordered(Vector<short> bits) => bits ^ ((bits >> 15) & Vector.Create(short.MaxValue));

    public void Row(Half* source, nint length, short* target) => Elementwise.Run(this, (short*)source, length, target);

    public short One(short value)
    {
        short place = Ordered(value);
        return place is > Infinity or < -1 - Infinity ? notANumber : place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(short* source, short* target)
    {
        Vector<short> bits = Vector.Load(source);
        Vector<short> isNumber = Vector.LessThanOrEqual(bits & Vector.Create(short.MaxValue), Vector.Create(Infinity));
        Vector.ConditionalSelect(isNumber, Ordered(bits), Vector.Create(notANumber)).Store(target);
    }
}
