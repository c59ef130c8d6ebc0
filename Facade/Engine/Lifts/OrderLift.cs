using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Elements as integers of their size in the order of the ranks: −∞ … −0 &lt; +0 … +∞ &lt; NaN; integers are that already.</summary>
internal readonly unsafe struct OrderLift<T, TKey> : ILift<T, TKey>, IElementwise<TKey, TKey>
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
{
    private static readonly TKey infinity = typeof(T) == typeof(double) ? TKey.CreateTruncating(0x7FF0000000000000)
        : typeof(T) == typeof(float) ? TKey.CreateTruncating(0x7F800000)
        : TKey.CreateTruncating(0x7C00);

    public bool IsIdentity => typeof(T) == typeof(TKey);

    public static int Count => Vector<TKey>.Count;

    /// <summary>The element at a place of the order.</summary>
    internal static T Back(TKey key) =>
        typeof(T) == typeof(TKey) ? Unsafe.BitCast<TKey, T>(key)
        : key > infinity ? T.CreateSaturating(double.NaN)
        : Unsafe.BitCast<TKey, T>(Ordered(key));

    public void Row(T* source, nint length, TKey* target) => Elementwise.Run(this, (TKey*)source, length, target);

    public TKey One(TKey value) => (value & TKey.MaxValue) > infinity ? TKey.MaxValue : Ordered(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(TKey* source, TKey* target)
    {
        Vector<TKey> bits = Vector.Load(source);
        Vector<TKey> magnitude = bits & Vector.Create(TKey.MaxValue);
        Vector<TKey> ordered = Vector.ConditionalSelect(Vector.LessThan(bits, Vector<TKey>.Zero), bits ^ Vector.Create(TKey.MaxValue), bits);
        Vector.ConditionalSelect(Vector.GreaterThan(magnitude, Vector.Create(infinity)), Vector.Create(TKey.MaxValue), ordered).Store(target);
    }

    /// <summary>Flips the magnitude of the negative ones; done twice it changes nothing.</summary>
    private static TKey Ordered(TKey bits) => TKey.IsNegative(bits) ? bits ^ TKey.MaxValue : bits;
}
