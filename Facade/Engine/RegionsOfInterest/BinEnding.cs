using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

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
