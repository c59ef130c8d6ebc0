using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Elements as signed integers of their own number of bits in the order of the ranks, in an int or a long: wide enough to count taps in.</summary>
internal readonly unsafe struct SearchLift<T, TKey> : ILift<T, TKey>
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
{
    public bool IsIdentity => false;

    /// <summary>The bits that a search must decide.</summary>
    internal static int Bits => 8 * sizeof(T);

    /// <summary>The least key.</summary>
    internal static TKey Lowest => TKey.CreateTruncating(-1L << (Bits - 1));

    internal static T Back(TKey key) =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? OrderLift<T, TKey>.Back(key)
        : typeof(T) == typeof(Half) ? Unsafe.BitCast<Half, T>(OrderLift<Half, short>.Back(short.CreateTruncating(key)))
        : T.CreateTruncating(Element.IsUnsigned<T>() ? unchecked(key - Lowest) : key);

    public void Row(T* source, nint length, TKey* target)
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            default(OrderLift<T, TKey>).Row(source, length, target);
            return;
        }

        for (nint i = 0; i < length; i++)
        {
            target[i] = typeof(T) == typeof(Half) ? TKey.CreateTruncating(default(OrderLift<Half, short>).One(((short*)source)[i]))
                : Element.IsUnsigned<T>() ? unchecked(TKey.CreateTruncating(source[i]) + Lowest)
                : TKey.CreateTruncating(source[i]);
        }
    }
}
