using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Finishes;

/// <summary>Sums of integers in a type that holds them all: the total's bits where the two are as wide, else widened; a double below 2⁵¹ becomes an integer of 64 bits.</summary>
internal readonly unsafe struct ExactFinish<TResult, TTotal> : IFinish<TResult, TTotal>, IElementwise<TTotal, TResult>
    where TResult : unmanaged, INumber<TResult>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Totals in a double must be below this in magnitude.</summary>
    internal const long Limit = 1L << 51;

    private const double Integral = 3L << 51;

    public bool KeepsNumbers => typeof(TResult) == typeof(TTotal);

    public static int Count => Vector<TTotal>.Count;

    public void Row(TTotal* totals, nint length, long divisor, TResult* target) => Elementwise.Run(this, totals, length, target);

    public TResult One(TTotal value) => TResult.CreateTruncating(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(TTotal* source, TResult* target)
    {
        if (typeof(TTotal) == typeof(double))
        {
            Vector<double> placed = Vector.Load((double*)source) + Vector.Create(Integral);
            (Vector.AsVectorInt64(placed) - Vector.AsVectorInt64(Vector.Create(Integral))).Store((long*)target);
        }
        else
        {
            Widen(Vector.Load(source), target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen<TFrom>(Vector<TFrom> values, TResult* target)
        where TFrom : unmanaged
    {
        if (sizeof(TFrom) == sizeof(TResult)) Vector.As<TFrom, TResult>(values).Store(target);
        else if (typeof(TFrom) == typeof(ushort)) Both(Vector.WidenLower(Vector.AsVectorUInt16(values)), Vector.WidenUpper(Vector.AsVectorUInt16(values)), target);
        else if (typeof(TFrom) == typeof(short)) Both(Vector.WidenLower(Vector.AsVectorInt16(values)), Vector.WidenUpper(Vector.AsVectorInt16(values)), target);
        else if (typeof(TFrom) == typeof(uint)) Both(Vector.WidenLower(Vector.AsVectorUInt32(values)), Vector.WidenUpper(Vector.AsVectorUInt32(values)), target);
        else Both(Vector.WidenLower(Vector.AsVectorInt32(values)), Vector.WidenUpper(Vector.AsVectorInt32(values)), target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Both<TWide>(Vector<TWide> lower, Vector<TWide> upper, TResult* target)
        where TWide : unmanaged
    {
        Widen(lower, target);
        Widen(upper, unchecked(target + Vector<TWide>.Count));
    }
}
