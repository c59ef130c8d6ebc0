using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>
/// The order of the fold over all axes as one number for each tap: how many partial sums, the last first, are added to its own before the next tap comes. Of one
/// axis these are the blocks of the binary count that end with the tap, and with its last tap all that are left; the axes after it go on from there.
/// </summary>
internal readonly unsafe struct MergePlan
{
    private readonly byte* merges;
    private readonly AxisTaps* known;
    private readonly int axes;

    internal MergePlan(CellGeometry geometry, long most, ref Pieces pieces)
    {
        axes = geometry.Axes;
        merges = pieces.Next<byte>((nint)most);
        known = pieces.Next<AxisTaps>(axes);
        if (!pieces.IsCounting) new Span<AxisTaps>(known, axes).Clear();
    }

    /// <summary>The numbers for windows with these taps, of which there are at most as many as there is room for.</summary>
    internal Span<byte> Of(AxisTaps* taps)
    {
        ReadOnlySpan<AxisTaps> wanted = new(taps, axes);
        int count = 1;
        foreach (AxisTaps axis in wanted) count *= (int)axis.Count;
        Span<byte> plan = new(merges, count);
        if (wanted.SequenceEqual(new(known, axes))) return plan;
        wanted.CopyTo(new(known, axes));
        Fill(axes - 1, plan, 0);
        return plan;
    }

    private int Fill(int axis, Span<byte> plan, int tap)
    {
        unchecked
        {
            if (axis < 0)
            {
                plan[tap] = 0;
                return tap + 1;
            }

            ulong occupied = 0;
            for (long number = known[axis].First; number < known[axis].First + known[axis].Count; number++)
            {
                tap = Fill(axis - 1, plan, tap);
                ulong below = (1UL << BitOperations.TrailingZeroCount(~(ulong)number)) - 1;
                plan[tap - 1] += (byte)BitOperations.PopCount(occupied & below);
                occupied = (occupied & ~below) | (below + 1);
            }

            plan[tap - 1] += (byte)(BitOperations.PopCount(occupied) - 1);
            return tap;
        }
    }
}
