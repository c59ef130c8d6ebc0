using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Rows;

/// <summary>What is done to rows before they are combined, and to their total before the finish.</summary>
internal unsafe interface IMean<TTotal>
    where TTotal : unmanaged
{
    /// <summary>Whether a row is multiplied by its number among those that are present.</summary>
    static virtual bool IsRanked => false;

    /// <summary>Whether the divisor is a whole number that the finish divides by.</summary>
    static virtual bool IsWhole => true;

    /// <summary>What the finish divides by.</summary>
    static virtual long Divisor(long count) => 1;

    /// <summary>The row times its number; only where <see cref="IsRanked"/>. Source and target must not overlap.</summary>
    static virtual void Weigh(TTotal* row, nint length, long rank, TTotal* target) => throw new NotSupportedException();

    /// <summary>The total by a divisor that is no whole number, or too large a one; only where not <see cref="IsWhole"/>. Source and target must not overlap.</summary>
    static virtual void Divide(TTotal* total, nint length, long count, TTotal* target) => throw new NotSupportedException();
}

/// <summary>The total as it is: sums, maxima and minima.</summary>
internal readonly struct WholeTotal<TTotal> : IMean<TTotal>
    where TTotal : unmanaged;

/// <summary>By the count.</summary>
internal readonly struct CountMean<TTotal> : IMean<TTotal>
    where TTotal : unmanaged
{
    public static long Divisor(long count) => count;
}

/// <summary>By the root of the count.</summary>
internal readonly unsafe struct RootMean<TTotal> : IMean<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    public static bool IsWhole => false;

    public static void Divide(TTotal* total, nint length, long count, TTotal* target) => Elementwise.Run(new Quotient<TTotal>(Root(count)), total, length, target);

    private static TTotal Root(long count) =>
        typeof(TTotal) == typeof(float) ? TTotal.CreateTruncating(float.Sqrt(float.CreateSaturating(count))) : TTotal.CreateTruncating(double.Sqrt(double.CreateSaturating(count)));
}

/// <summary>Rows weigh 1, 2, … count, and the total is divided by the sum of the weights.</summary>
internal readonly unsafe struct RankMean<TTotal> : IMean<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    public static bool IsRanked => true;

    public static bool IsWhole => false;

    public static void Weigh(TTotal* row, nint length, long rank, TTotal* target) => Elementwise.Run(new Product<TTotal>(TTotal.CreateSaturating(rank)), row, length, target);

    public static void Divide(TTotal* total, nint length, long count, TTotal* target) =>
        Elementwise.Run(new Quotient<TTotal>(TTotal.CreateSaturating((Int128)count * (count + 1) / 2)), total, length, target);
}

/// <summary>One IEEE multiplication.</summary>
internal readonly unsafe struct Product<TTotal>(TTotal by) : IElementwise<TTotal, TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    public static int Count => Vector<TTotal>.Count;

    public TTotal One(TTotal value) => value * by;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(TTotal* source, TTotal* target) => (Vector.Load(source) * Vector.Create(by)).Store(target);
}

/// <summary>One IEEE division.</summary>
internal readonly unsafe struct Quotient<TTotal>(TTotal by) : IElementwise<TTotal, TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    public static int Count => Vector<TTotal>.Count;

    public TTotal One(TTotal value) => value / by;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(TTotal* source, TTotal* target) => (Vector.Load(source) / Vector.Create(by)).Store(target);
}
