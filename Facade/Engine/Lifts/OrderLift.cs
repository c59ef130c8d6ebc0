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

    /// <summary>A row of places becomes a row of elements, elsewhere.</summary>
    internal static void Back(TKey* keys, nint length, T* target)
    {
        if (typeof(T) == typeof(TKey)) new ReadOnlySpan<T>(keys, (int)length).CopyTo(new Span<T>(target, (int)length));
        else Elementwise.Run(default(Return), keys, length, (TKey*)target);
    }

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

    /// <summary>Places back to bits, those beyond +∞ to T.NaN's.</summary>
    private readonly struct Return : IElementwise<TKey, TKey>
    {
        private static readonly TKey notANumber = Unsafe.BitCast<T, TKey>(T.CreateSaturating(double.NaN));

        public static int Count => Vector<TKey>.Count;

        public TKey One(TKey value) => value > infinity ? notANumber : Ordered(value);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(TKey* source, TKey* target)
        {
            Vector<TKey> keys = Vector.Load(source);
            Vector<TKey> bits = Vector.ConditionalSelect(Vector.LessThan(keys, Vector<TKey>.Zero), keys ^ Vector.Create(TKey.MaxValue), keys);
            Vector.ConditionalSelect(Vector.GreaterThan(keys, Vector.Create(infinity)), Vector.Create(notANumber), bits).Store(target);
        }
    }
}
