using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>What a tap of a bin is and how taps combine; one channel per lane.</summary>
internal interface ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Whether a tap lies between four elements rather than on one.</summary>
    static abstract bool Interpolates { get; }

    /// <summary>Whether taps give the same bits in any order.</summary>
    static abstract bool IsOrderless { get; }

    /// <summary>A tap from its four weighted elements.</summary>
    static virtual TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => throw new NotSupportedException();

    static abstract TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal>;

    static abstract TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal>;
}

/// <summary>What is done to the total of a bin.</summary>
internal readonly struct BinEnding<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    internal BinEnding(in BinTaps<TReal> row, in BinTaps<TReal> column)
    {
        long divisor = row.Divisor * column.Divisor;
        HasOutside = row.HasOutside || column.HasOutside;
        IsFactor = BitOperations.IsPow2(divisor);
        By = IsFactor ? TReal.One / TReal.CreateTruncating(divisor) : TReal.CreateTruncating(divisor);
    }

    /// <summary>Whether some taps lie outside the map.</summary>
    internal bool HasOutside { get; }

    /// <summary>Whether a total is multiplied: a division by a power of two is a multiplication by its inverse, to the last bit.</summary>
    internal bool IsFactor { get; }

    internal TReal By { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Mean<TLanes>(TLanes total)
        where TLanes : struct, ILanes<TLanes, TReal> =>
        TLanes.Canonical(IsFactor ? TLanes.Multiply(total, TLanes.Create(By)) : TLanes.Divide(total, TLanes.Create(By)));
}

/// <summary>The mean of interpolated samples.</summary>
internal readonly struct MeanOfSamples<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => true;

    public static bool IsOrderless => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Add(TLanes.Add(TLanes.Add(upperLeft, upperRight), lowerLeft), lowerRight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => ending.Mean(total);
}

/// <summary>The greatest of interpolated samples.</summary>
internal readonly struct MostOfSamples<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => true;

    public static bool IsOrderless => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => MeanOfSamples<TReal>.Joined(upperLeft, upperRight, lowerLeft, lowerRight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Canonical(total);
}

/// <summary>The greatest of weighted elements.</summary>
internal readonly struct MostOfWeighted<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => true;

    public static bool IsOrderless => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(TLanes.Max(upperLeft, upperRight), TLanes.Max(lowerLeft, lowerRight));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Canonical(ending.HasOutside ? TLanes.Max(total, TLanes.Create(TReal.Zero)) : total);
}

/// <summary>The greatest element.</summary>
internal readonly struct MostOfElements<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => false;

    public static bool IsOrderless => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Canonical(total);
}

/// <summary>The mean of elements.</summary>
internal readonly struct MeanOfElements<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => false;

    public static bool IsOrderless => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => ending.Mean(total);
}
