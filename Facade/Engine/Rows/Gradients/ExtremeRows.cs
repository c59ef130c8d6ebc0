using System.Numerics;

namespace PoolFunctional.Engine.Rows.Gradients;

/// <summary>Which elements of a row are equal to the extremes of its group, as bits: a floating type's in integers of its size.</summary>
internal static unsafe class ExtremeRows<T, TBits>
    where T : unmanaged, INumber<T>
    where TBits : unmanaged, IBinaryInteger<TBits>
{
    private static TBits Magnitude => ~(TBits.One << ((sizeof(TBits) * 8) - 1));

    private static TBits Infinity => Bits(double.PositiveInfinity) & Magnitude;

    /// <summary>The share where an element is equal to the extreme, whose NaN has the bits of <c>T.NaN</c>, and was not found before; +0 elsewhere.</summary>
    /// <param name="row">The elements.</param>
    /// <param name="extremes">The extremes of the group.</param>
    /// <param name="shares">What goes to an element that is chosen.</param>
    /// <param name="found">Set, and looked at, where only the first counts; null where each does.</param>
    /// <param name="length">How many elements.</param>
    /// <param name="target">The gradient of the row.</param>
    internal static void Choose(TBits* row, TBits* extremes, TBits* shares, TBits* found, nint length, TBits* target)
    {
        unchecked
        {
            // SAFETY: i ≤ length − Count where a register is read or written.
            nint i = 0;
            for (; Vector.IsHardwareAccelerated && i <= length - Vector<TBits>.Count; i += Vector<TBits>.Count)
            {
                Vector<TBits> chosen = Vector.Equals(Canonical(Vector.Load(row + i)), Vector.Load(extremes + i));
                if (found != null)
                {
                    Vector<TBits> before = Vector.Load(found + i);
                    (before | chosen).Store(found + i);
                    chosen = Vector.AndNot(chosen, before);
                }

                (chosen & Vector.Load(shares + i)).Store(target + i);
            }

            for (; i < length; i++)
            {
                bool isChosen = Canonical(row[i]) == extremes[i] && (found == null || TBits.IsZero(found[i]));
                if (isChosen && found != null) found[i] = TBits.AllBitsSet;
                target[i] = isChosen ? shares[i] : TBits.Zero;
            }
        }
    }

    /// <summary>Counts the elements that are equal to the extremes.</summary>
    internal static void Count(TBits* row, TBits* extremes, nint length, int* counts)
    {
        unchecked
        {
            for (nint i = 0; i < length; i++)
            {
                if (Canonical(row[i]) == extremes[i]) counts[i]++;
            }
        }
    }

    private static TBits Canonical(TBits bits) => (bits & Magnitude) > Infinity ? Bits(double.NaN) : bits;

    private static Vector<TBits> Canonical(Vector<TBits> bits) =>
        Vector.ConditionalSelect(Vector.GreaterThan(bits & Vector.Create(Magnitude), Vector.Create(Infinity)), Vector.Create(Bits(double.NaN)), bits);

    private static TBits Bits(double value)
    {
        T element = T.CreateSaturating(value);
        return *(TBits*)&element;
    }
}
