using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Scratch;
using Xunit;

namespace PoolFunctional.Properties.Geometry;

/// <summary>The lanes of cells are every output once, with the taps that the plan gives it.</summary>
public sealed unsafe class CellLaws
{
    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 8)]
    [InlineData(false, 3)]
    [InlineData(true, 3)]
    public void Lanes_are_every_output_once_and_begin_at_its_first_present_tap(bool isChannelsLast, int width) =>
        Assert.All(DrawnPlans.All.Where(plan => plan.Output.Elements > 0), plan =>
        {
            CellGeometry cells = new(plan, isChannelsLast, width);
            int[] times = new int[plan.Output.Elements];
            Pieces counted = new(null);
            LaneChunk.Of(cells, ref counted);
            Arena.Line[] memory = Arena.Rent(counted.Bytes);
            Pieces pieces = new(Arena.Start(memory));
            LaneChunk chunk = LaneChunk.Of(cells, ref pieces);
            for (long unit = 0; unit < cells.Units; unit++)
            {
                cells.Fill(unit, ref chunk);
                Assert.InRange(chunk.Lanes, 1, width);
                Check(plan, isChannelsLast, chunk, times);
            }

            Arena.Return(memory);
            Assert.All(times, time => Assert.Equal(1, time));
        });

    private static void Check(Plan plan, bool isChannelsLast, in LaneChunk chunk, int[] times)
    {
        int lane = 0;
        for (int index = 0; index < chunk.SegmentCount; index++)
        {
            LaneSegment segment = chunk.Segments[index];
            Assert.Equal(lane, segment.Lane);
            lane += segment.Count;
            for (int i = 0; i < segment.Count; i++)
            {
                nint target = segment.Target + (i * segment.TargetStride);
                times[target]++;
                Assert.Equal(FirstTap(plan, isChannelsLast, target, chunk), segment.Source + (i * segment.SourceStride));
            }
        }

        Assert.Equal(chunk.Lanes, lane);
    }

    /// <summary>Where the first present tap of an output lies, after a look at its taps on every axis.</summary>
    private static nint FirstTap(Plan plan, bool isChannelsLast, long target, in LaneChunk chunk)
    {
        long channels = plan.Input.Channels;
        (long outer, long inside) = isChannelsLast ? long.DivRem(target, channels) : (target, 0);
        (long plane, long output) = long.DivRem(outer, plan.Output.PlaneElements);
        long inner = isChannelsLast ? channels : 1;
        long source = (plane * plan.Input.PlaneElements * inner) + inside;
        nint row = 1;
        for (int axis = 0; axis < plan.Axes.Count; axis++)
        {
            AxisPlan own = plan.Axes[axis];
            long at = output / plan.Output.PitchOf(axis) % own.OutputExtent;
            (long[] seen, long pitch) = (DrawnPlans.Seen(own, at), plan.Input.PitchOf(axis) * inner);
            if (seen.Length > 0) source += seen[0] * pitch;
            AxisTaps taps = chunk.Taps[axis];
            Assert.Equal((seen.Length, seen.Length == 0 ? 0 : own.WindowAt(at).FirstAtOrAfter(0), (nint)(own.WindowAt(0).Step * pitch), row), (taps.Count, taps.First, taps.Stride, taps.Row));
            row *= seen.Length;
        }

        return (nint)source;
    }
}
