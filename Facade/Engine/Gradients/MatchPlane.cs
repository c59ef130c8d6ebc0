using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>One thread's work on planes whose rows are contiguous.</summary>
internal readonly unsafe struct MatchPlane<T, TIndex, TTotal, TKey>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TTotal : unmanaged, INumber<TTotal>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    /// <summary>The widest register, in elements of the narrowest total.</summary>
    private const int Register = 16;

    private readonly MatchGeometry geometry;
    private readonly int left;
    private readonly int pitch;
    private readonly TKey* indices;
    private readonly TTotal* gradients;
    private readonly MatchRow<TTotal, TKey>* rows;
    private readonly TTotal* line;

    internal MatchPlane(MatchGeometry geometry, ref Pieces pieces)
    {
        this.geometry = geometry;
        left = (geometry.Stride * geometry.Along) + Register;
        pitch = left + int.Max(geometry.Across * geometry.Stride, geometry.Before + geometry.Width) + (2 * Register) + geometry.Stride;
        int slots = geometry.Ring * geometry.RowsPerSlab;
        indices = pieces.Next<TKey>((nint)slots * pitch);
        gradients = pieces.Next<TTotal>((nint)slots * pitch);
        rows = pieces.Next<MatchRow<TTotal, TKey>>(geometry.MostRows);
        line = pieces.Next<TTotal>(geometry.Width + Register);
        if (pieces.IsCounting) return;
        new Span<TKey>(indices, slots * pitch).Fill(TKey.CreateTruncating(-2));
        new Span<TTotal>(gradients, slots * pitch).Clear();
    }

    /// <summary>One plane.</summary>
    internal void Run<TLanes>(T* incoming, TIndex* places, T* target)
        where TLanes : struct, IMatchLanes<TLanes, TTotal, TKey>
    {
        unchecked
        {
            int filled = 0;
            nint row = 0;
            nint perOutermost = geometry.Inputs / geometry.Width / geometry.Ends.Length;
            foreach (int end in geometry.Ends)
            {
                for (; filled < end; filled++) Fill(incoming, places, filled);
                for (nint last = row + perOutermost; row < last; row++) Row<TLanes>(Rows(row), row * geometry.Width, target);
            }
        }
    }

    /// <summary>A row of inputs; what is written beyond its end belongs to rows that come later, or to nobody.</summary>
    private void Row<TLanes>(int count, nint at, T* target)
        where TLanes : struct, IMatchLanes<TLanes, TTotal, TKey>
    {
        unchecked
        {
            nint covered = (geometry.Width + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
            bool inPlace = typeof(T) == typeof(TTotal) && at + covered <= geometry.Inputs;
            TTotal* to = inPlace ? (TTotal*)(target + at) : line;
            MatchKernel.Columns<TTotal, TKey, TLanes>(rows, count, geometry.Along, geometry.Stride, TKey.CreateTruncating(at), geometry.Width, to);
            if (inPlace) return;
            if (typeof(T) == typeof(TTotal)) CopyKernel.Piece((byte*)line, (byte*)(target + at), geometry.Width * (nint)sizeof(T));
            else default(NarrowingQuotientFinish<T, TTotal>).Row(line, geometry.Width, 1, target + at);
        }
    }

    /// <summary>The rows of outputs that a row of inputs feeds, row-major.</summary>
    private int Rows(nint row)
    {
        unchecked
        {
            (int from, int to) = (geometry.Slots.Starts[row], geometry.Slots.Starts[row + 1]);
            nint begin = left + geometry.Before;
            for (int at = from; at < to; at++)
            {
                nint place = ((nint)geometry.Slots.Numbers[at] * pitch) + begin;
                rows[at - from] = new(indices + place, gradients + place);
            }

            return to - from;
        }
    }

    /// <summary>The rows of one output of the outermost axis.</summary>
    private void Fill(T* incoming, TIndex* places, int output)
    {
        unchecked
        {
            nint across = geometry.Across;
            for (int row = 0; row < geometry.RowsPerSlab; row++)
            {
                nint from = (((nint)output * geometry.RowsPerSlab) + row) * across;
                nint slot = ((nint)(output % geometry.Ring) * geometry.RowsPerSlab) + row;
                SpreadKernel.Indices(places + from, across, geometry.Stride, indices + (slot * pitch) + left);
                SpreadKernel.Gradients(incoming + from, across, geometry.Stride, gradients + (slot * pitch) + left);
            }
        }
    }
}
