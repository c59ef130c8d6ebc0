using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Geometry;

/// <summary>One dial of the count over lanes: channels inside, the outputs of each axis from the last to the first, planes.</summary>
internal readonly record struct LaneDial(nint Count, nint Source, nint Target);

/// <summary>The outputs of a cell on one axis.</summary>
internal readonly record struct CellOutputs(nint Count, nint First);

/// <summary>The lanes that one thread works on together, in its scratch memory.</summary>
internal unsafe struct LaneChunk
{
    /// <summary>The taps that the lanes have in common, by axis.</summary>
    internal required AxisTaps* Taps { get; init; }

    internal required CellOutputs* Outputs { get; init; }

    /// <summary>Room for a dial of the channels, of every axis and of the planes.</summary>
    internal required LaneDial* Dials { get; init; }

    /// <summary>Where each dial but the first stands.</summary>
    internal required nint* Digits { get; init; }

    internal required LaneSegment* Segments { get; init; }

    internal int Lanes { get; private set; }

    /// <summary>Room for the lanes of a unit.</summary>
    internal static LaneChunk Of(CellGeometry geometry, ref Pieces pieces) => new()
    {
        Taps = pieces.Next<AxisTaps>(geometry.Axes),
        Outputs = pieces.Next<CellOutputs>(geometry.Axes),
        Dials = pieces.Next<LaneDial>(geometry.Axes + 2),
        Digits = pieces.Next<nint>(geometry.Axes + 2),
        Segments = pieces.Next<LaneSegment>(geometry.Width),
    };

    /// <summary>Whether the windows see nothing.</summary>
    internal readonly bool HasNoTaps(int axes)
    {
        for (int axis = 0; axis < axes; axis++)
        {
            if (Taps[axis].Count == 0) return true;
        }

        return false;
    }

    internal int SegmentCount { get; private set; }

    /// <summary>Lanes <c>[first, first + lanes)</c> as stretches of the first dial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Cut(nint first, int lanes, int dials, nint source, nint target)
    {
        unchecked
        {
            (Lanes, SegmentCount) = (lanes, 0);
            nint length = dials == 0 ? 1 : Dials[0].Count;
            LaneDial along = dials == 0 ? new(1, 1, 1) : Dials[0];
            (nint line, nint at) = nint.DivRem(first, length);
            for (int dial = 1; dial < dials; dial++)
            {
                (line, Digits[dial]) = nint.DivRem(line, Dials[dial].Count);
                source += Digits[dial] * Dials[dial].Source;
                target += Digits[dial] * Dials[dial].Target;
            }

            for (int lane = 0; ; at = 0)
            {
                int count = (int)nint.Min(length - at, lanes - lane);
                Segments[SegmentCount++] = new(lane, count, source + (at * along.Source), along.Source, target + (at * along.Target), along.Target);
                lane += count;
                if (lane == lanes) return;
                for (int dial = 1; dial < dials; dial++)
                {
                    ref readonly LaneDial turned = ref Dials[dial];
                    source += turned.Source;
                    target += turned.Target;
                    if (++Digits[dial] < turned.Count) break;
                    source -= turned.Source * turned.Count;
                    target -= turned.Target * turned.Count;
                    Digits[dial] = 0;
                }
            }
        }
    }
}
