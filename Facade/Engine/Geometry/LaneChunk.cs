namespace PoolFunctional.Engine.Geometry;

/// <summary>One dial of the count over lanes: channels inside, the outputs of each axis from the last to the first, planes.</summary>
internal readonly record struct LaneDigit(nint Count, nint Source, nint Target);

/// <summary>The lanes that one thread works on together, in its scratch memory.</summary>
internal readonly unsafe struct LaneChunk
{
    /// <summary>Where each lane's first present tap lies.</summary>
    internal required nint* Sources { get; init; }

    /// <summary>Where each lane's result goes.</summary>
    internal required nint* Targets { get; init; }

    /// <summary>The taps that the lanes have in common, by axis.</summary>
    internal required AxisTaps* Taps { get; init; }

    internal required nint* FirstOutputs { get; init; }

    internal required nint* Digits { get; init; }

    internal required LaneDigit* Odometer { get; init; }

    internal required LaneSegment* Segments { get; init; }

    /// <summary>The number that each lane is drawn by, or null where nothing is drawn.</summary>
    internal double* Draws { get; init; }

    internal long Seed { get; init; }

    /// <summary>Joins lanes at one distance from each other.</summary>
    /// <returns>How many segments there are.</returns>
    internal int Join(int lanes)
    {
        unchecked
        {
            int segments = 0;
            for (int lane = 0; lane < lanes;)
            {
                nint stride = lane + 1 < lanes ? Sources[lane + 1] - Sources[lane] : 1;
                int end = lane + 1;
                while (end < lanes && Sources[end] - Sources[end - 1] == stride) end++;
                Segments[segments++] = new(lane, end - lane, Sources[lane], stride);
                lane = end;
            }

            return segments;
        }
    }
}
