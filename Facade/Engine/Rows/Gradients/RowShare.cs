using System.Numerics;

namespace PoolFunctional.Engine.Rows.Gradients;

/// <summary>Which rows of a group its gradient goes to, and how much of it.</summary>
/// <param name="Divisor">What it is divided by.</param>
/// <param name="IsRanked">Whether each row has its rank times that.</param>
/// <param name="IsExtreme">Whether only what is equal to the group's extreme has any.</param>
/// <param name="Ties">Which of several extremes.</param>
internal readonly record struct RowShare(RowDivisor Divisor, bool IsRanked, bool IsExtreme, Ties Ties)
{
    /// <summary>All of it to each row.</summary>
    internal static RowShare Whole => new(RowDivisor.One, IsRanked: false, IsExtreme: false, Ties.First);

    internal static RowShare Of(SequenceReduction reduction, Ties ties) => reduction.Among<RowShare>(new(
        Mean: Whole with { Divisor = RowDivisor.Count },
        MeanSqrtLength: Whole with { Divisor = RowDivisor.Root },
        WeightedMean: Whole with { Divisor = RowDivisor.Ranks, IsRanked = true },
        Max: Whole with { IsExtreme = true, Ties = ties },
        First: Whole,
        Last: Whole));

    internal static RowShare Of(SegmentReduction reduction, Ties ties) => reduction.Among<RowShare>(new(
        Sum: Whole,
        Mean: Whole with { Divisor = RowDivisor.Count },
        MeanSqrtLength: Whole with { Divisor = RowDivisor.Root },
        Max: Whole with { IsExtreme = true, Ties = ties },
        Min: Whole with { IsExtreme = true, Ties = ties }));

    /// <summary>What the gradient of a group of so many rows is divided by.</summary>
    internal TTotal By<TTotal>(long count)
        where TTotal : unmanaged, IFloatingPointIeee754<TTotal> => Divisor switch
        {
            RowDivisor.Count => TTotal.CreateSaturating(count),
            RowDivisor.Root => TTotal.Sqrt(TTotal.CreateSaturating(count)),
            RowDivisor.Ranks => TTotal.CreateSaturating((Int128)count * (count + 1) / 2),
            _ => TTotal.One,
        };
}

/// <summary>What the gradient of a group is divided by.</summary>
internal enum RowDivisor
{
    One,

    /// <summary>The number of rows.</summary>
    Count,

    /// <summary>Its root.</summary>
    Root,

    /// <summary>The sum of their ranks.</summary>
    Ranks,
}
