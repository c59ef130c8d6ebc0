using PoolFunctional.Blurring;

namespace PoolFunctional.Engine.Geometry;

/// <summary>An axis of a blur whose positions are rows: which row each tap of each output takes its value from.</summary>
internal sealed class BlurRows
{
    private readonly int[] sources;
    private readonly bool[]? empty;

    internal BlurRows(BlurAxis axis)
    {
        (Extent, Outputs, Size, Shift) = ((nint)axis.Plan.InputExtent, (nint)axis.Plan.OutputExtent, axis.Size, axis.Shift);
        Weights = [.. axis.Weights];
        sources = [.. Enumerable.Range(0, (int)Outputs).SelectMany(output => Enumerable.Range(0, Size).Select(tap => (int)axis.SourceOf(output, tap)))];
        empty = Emptiness(sources, Size);
        IsIdentity = Size == 1 && Extent == Outputs && sources.Index().All(entry => entry.Item == entry.Index);
    }

    private BlurRows() => (Extent, Outputs, Size, Weights, sources, IsIdentity) = (1, 1, 1, [1], [0], true);

    /// <summary>An axis of one row that is left as it is.</summary>
    internal static BlurRows Single { get; } = new();

    internal nint Extent { get; }

    internal nint Outputs { get; }

    internal int Size { get; }

    internal int Shift { get; }

    internal long[] Weights { get; }

    internal bool IsIdentity { get; }

    /// <summary>Whether some window sees nothing.</summary>
    internal bool HasEmpty => empty is not null;

    /// <summary>Whether some tap is absent.</summary>
    internal bool HasAbsent => sources.Contains(-1);

    /// <summary>The row that a tap takes its value from, or −1.</summary>
    internal nint SourceOf(nint output, int tap) => sources[(output * Size) + tap];

    internal bool IsEmpty(nint output) => empty is not null && empty[output];

    /// <summary>The rows that outputs <c>[from, to)</c> see.</summary>
    internal (nint Low, nint High) Hull(nint from, nint to)
    {
        (nint low, nint high) = (Extent, 0);
        foreach (int source in sources.AsSpan((int)(from * Size), (int)((to - from) * Size)))
        {
            if (source >= 0) (low, high) = (nint.Min(low, source), nint.Max(high, source + 1));
        }

        return low < high ? (low, high) : (0, 0);
    }

    /// <summary>The most rows that any of the stretches of so many outputs sees.</summary>
    internal nint LongestHull(nint outputs)
    {
        nint longest = 0;
        for (nint from = 0; from < Outputs; from += outputs)
        {
            (nint low, nint high) = Hull(from, nint.Min(from + outputs, Outputs));
            longest = nint.Max(longest, high - low);
        }

        return longest;
    }

    private static bool[]? Emptiness(int[] sources, int size)
    {
        bool[] empty = [.. sources.Chunk(size).Select(window => window.All(source => source < 0))];
        return empty.Any(isEmpty => isEmpty) ? empty : null;
    }
}
