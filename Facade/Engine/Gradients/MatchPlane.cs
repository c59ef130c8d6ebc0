using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
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
            int depth = geometry.Outer.Length;
            int outermost = depth == 0 ? 1 : geometry.Outer[0].OutputExtent;
            nint inner = geometry.Inputs / geometry.Width / outermost;
            Span<int> position = stackalloc int[int.Max(1, depth)];
            for (int first = 0; first < outermost; first++)
            {
                position.Clear();
                position[0] = first;
                int end = depth == 0 ? 1 : MatchGeometry.End(geometry.Outer[0], first);
                for (; filled < end; filled++) Fill(incoming, places, filled);
                for (nint row = 0; row < inner; row++)
                {
                    nint at = ((first * inner) + row) * geometry.Width;
                    int count = Rows(position);
                    Row<TLanes>(count, at, target);
                    for (int axis = depth - 1; axis > 0 && ++position[axis] == geometry.Outer[axis].OutputExtent; axis--) position[axis] = 0;
                }
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
    private int Rows(ReadOnlySpan<int> position)
    {
        unchecked
        {
            int count = 1;
            Span<int> slots = stackalloc int[geometry.MostRows];
            slots[0] = 0;
            for (int axis = 0; axis < geometry.Outer.Length; axis++)
            {
                AxisTable table = geometry.Outer[axis];
                ref readonly WindowRun run = ref table.RunOf(position[axis]);
                int taps = (int)run.Count;
                if (taps == 0) return 0;
                long first = run.PositionOf(position[axis]);
                for (int before = count - 1; before >= 0; before--)
                {
                    int outer = slots[before] * (axis == 0 ? 0 : (int)table.InputExtent);
                    for (int tap = taps - 1; tap >= 0; tap--)
                    {
                        int output = (int)(first + (tap * table.Step));
                        slots[(before * taps) + tap] = outer + (axis == 0 ? output % geometry.Ring : output);
                    }
                }

                count *= taps;
            }

            nint begin = left + geometry.Before;
            for (int row = 0; row < count; row++) rows[row] = new(indices + ((nint)slots[row] * pitch) + begin, gradients + ((nint)slots[row] * pitch) + begin);
            return count;
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
