using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lifts;

namespace PoolFunctional.Engine.Indices;

/// <summary>Which end of the order wins.</summary>
internal interface IExtremum
{
    static abstract bool IsMin { get; }
}

/// <summary>The maximum.</summary>
internal readonly struct Maximum : IExtremum
{
    public static bool IsMin => false;
}

/// <summary>The minimum.</summary>
internal readonly struct Minimum : IExtremum
{
    public static bool IsMin => true;
}

/// <summary>
/// Elements as signed integers of which the greatest wins: numbers in their order, −0 below +0, or in the opposite order for a minimum, and every NaN as the same greatest one. The lowest key is that of
/// the element that loses to all, and of a tap that is absent.
/// </summary>
/// <remarks>
/// Flipping the magnitude of negative floats orders their bits, with the NaN of either sign beyond the infinities. Shifting that until the lower infinity is the least integer turns the lower NaN over to the
/// top; the minimum with the first of the top ones makes them one.
/// </remarks>
internal static unsafe class KeyLift<T, TKey, TExtremum>
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
    where TExtremum : struct, IExtremum
{
    private static TKey Infinity => typeof(T) == typeof(double) ? TKey.CreateTruncating(0x7FF0000000000000)
        : typeof(T) == typeof(float) ? TKey.CreateTruncating(0x7F800000)
        : TKey.CreateTruncating(0x7C00);

    private static TKey Shift => unchecked(TKey.MinValue - ~Infinity);

    /// <summary>The key of every NaN: after that of the infinity that wins.</summary>
    private static TKey NotANumber => unchecked(Infinity + Shift + TKey.One);

    private static bool IsFloating
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half);
    }

    private static bool IsUnsigned
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(uint) || typeof(T) == typeof(ulong);
    }

    /// <summary>What registers are lifted and brought back with, made once for each row of them.</summary>
    internal readonly struct Constants()
    {
        internal readonly Vector<TKey> Shift = Vector.Create(KeyLift<T, TKey, TExtremum>.Shift);

        internal readonly Vector<TKey> NotANumber = Vector.Create(KeyLift<T, TKey, TExtremum>.NotANumber);

        internal readonly Vector<TKey> NaNBits = Vector.Create(KeyLift<T, TKey, TExtremum>.NaNBits);
    }

    /// <summary>A row of keys; as far as the input reaches whole registers are made, also beyond the row's end.</summary>
    internal static void Row(T* source, nint length, T* end, TKey* target)
    {
        unchecked
        {
            nint i = 0;
            Constants constants = new();
            Vector<TKey> shift = constants.Shift;
            Vector<TKey> notANumber = constants.NotANumber;
            if (sizeof(T) == sizeof(TKey) && Vector.IsHardwareAccelerated)
            {
                // SAFETY: registers are read within the input; a row has a register's room behind it.
                for (; i < length && source + i + Vector<TKey>.Count <= end; i += Vector<TKey>.Count) Lifted(Vector.Load((TKey*)(source + i)), shift, notANumber).Store(target + i);
            }
            else if (sizeof(T) < sizeof(TKey) && Vector.IsHardwareAccelerated)
            {
                i = WidenedRow(source, length, target);
            }

            for (; i < length; i++) target[i] = Lifted(source[i]);
        }
    }

    /// <summary>One key.</summary>
    internal static TKey Lifted(T value)
    {
        unchecked
        {
            if (!IsFloating)
            {
                TKey own = IsUnsigned ? TKey.CreateTruncating(value) ^ TKey.MinValue : TKey.CreateTruncating(value);
                return TExtremum.IsMin ? ~own : own;
            }

            TKey bits = typeof(T) == typeof(Half) ? TKey.CreateTruncating(Unsafe.BitCast<T, short>(value)) : Unsafe.BitCast<T, TKey>(value);
            return Ordered(bits);
        }
    }

    /// <summary>The element of a key; that of the lowest one loses to all.</summary>
    internal static T Back(TKey key)
    {
        unchecked
        {
            if (!IsFloating)
            {
                TKey own = TExtremum.IsMin ? ~key : key;
                return T.CreateTruncating(IsUnsigned ? own ^ TKey.MinValue : own);
            }

            if (key == NotANumber) return T.CreateSaturating(double.NaN);
            TKey place = TExtremum.IsMin ? ~(key - Shift) : key - Shift;
            TKey bits = place ^ (TKey.IsNegative(place) ? Magnitude : TKey.Zero);
            return typeof(T) == typeof(Half) ? Unsafe.BitCast<short, T>(short.CreateTruncating(bits)) : Unsafe.BitCast<TKey, T>(bits);
        }
    }

    /// <summary>A register of elements of a key's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<TKey> Back(Vector<TKey> keys, Vector<TKey> shift, Vector<TKey> notANumber, Vector<TKey> bitsOfNaN)
    {
        if (!IsFloating)
        {
            Vector<TKey> own = TExtremum.IsMin ? ~keys : keys;
            return IsUnsigned ? own ^ Vector.Create(TKey.MinValue) : own;
        }

        Vector<TKey> shifted = keys - shift;
        Vector<TKey> place = TExtremum.IsMin ? ~shifted : shifted;
        Vector<TKey> bits = place ^ (Sign(place) & Vector.Create(TKey.MaxValue));
        return Vector.ConditionalSelect(Vector.Equals(keys, notANumber), bitsOfNaN, bits);
    }

    private static TKey Magnitude => typeof(T) == typeof(Half) ? TKey.CreateTruncating(0x7FFF) : TKey.MaxValue;

    private static TKey NaNBits => typeof(T) == typeof(Half) || !IsFloating ? TKey.Zero : Unsafe.BitCast<T, TKey>(T.CreateSaturating(double.NaN));

    private static TKey Ordered(TKey bits)
    {
        unchecked
        {
            TKey place = bits ^ (TKey.IsNegative(bits) ? Magnitude : TKey.Zero);
            TKey directed = TExtremum.IsMin ? ~place : place;

            // A Half's bits do not fill a key, so that a NaN of either sign is told by its distance.
            if (typeof(T) == typeof(Half) && (directed > Infinity || directed < ~Infinity)) return NotANumber;
            return TKey.Min(directed + Shift, NotANumber);
        }
    }

    /// <summary>The keys of a register of elements of a key's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<TKey> Lifted(Vector<TKey> bits, Vector<TKey> shift, Vector<TKey> notANumber)
    {
        if (!IsFloating)
        {
            Vector<TKey> own = IsUnsigned ? bits ^ Vector.Create(TKey.MinValue) : bits;
            return TExtremum.IsMin ? ~own : own;
        }

        Vector<TKey> place = bits ^ (Sign(bits) & Vector.Create(TKey.MaxValue));
        Vector<TKey> directed = TExtremum.IsMin ? ~place : place;
        return Vector.Min(directed + shift, notANumber);
    }

    /// <summary>Ones where a key is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TKey> Sign(Vector<TKey> keys) =>
        sizeof(TKey) == sizeof(int) ? (keys.As<TKey, int>() >> 31).As<int, TKey>() : Vector.LessThan(keys, Vector<TKey>.Zero);

    /// <summary>Keys of elements of 8 and 16 bits, as many as are whole registers of them.</summary>
    private static nint WidenedRow(T* source, nint length, TKey* target)
    {
        unchecked
        {
            nint whole = length - (length % (Vector<byte>.Count / sizeof(T)));
            if (whole == 0) return 0;
            if (typeof(T) == typeof(Half)) default(WideningLift<short, int>).Row((short*)source, whole, (int*)target);
            else default(WideningLift<T, int>).Row(source, whole, (int*)target);
            if (typeof(T) != typeof(Half) && !TExtremum.IsMin) return whole;
            for (nint i = 0; i < whole; i += Vector<TKey>.Count)
            {
                Vector<TKey> own = Vector.Load(target + i);
                (typeof(T) == typeof(Half) ? OrderedHalves(own) : ~own).Store(target + i);
            }

            return whole;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TKey> OrderedHalves(Vector<TKey> bits)
    {
        Vector<TKey> place = bits ^ (Sign(bits) & Vector.Create(Magnitude));
        Vector<TKey> directed = TExtremum.IsMin ? ~place : place;
        Vector<TKey> isNumber = Vector.LessThanOrEqual(directed, Vector.Create(Infinity)) & Vector.GreaterThanOrEqual(directed, Vector.Create(~Infinity));
        return Vector.ConditionalSelect(isNumber, directed + Vector.Create(Shift), Vector.Create(NotANumber));
    }
}
