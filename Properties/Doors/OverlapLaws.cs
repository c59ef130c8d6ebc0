using System.Runtime.InteropServices;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>Memory seen as two types at once: what a door writes may not be what any of its arguments reads.</summary>
public sealed class OverlapLaws
{
    private static readonly nint[] maps = [1, 1, 4, 4];

    [Fact]
    public void Regions_are_not_written_over()
    {
        RoiPlan<float> plan = Pool.CompileRoiPool<float>(RoiGrid.Of(2, 2), maps);
        float[] x = new float[16];
        Refuses("destination", memory => plan.Run(memory[..16], Regions.OfRows<float>(new float[5]), memory.Slice(15, 4)));
        Refuses("destination", memory => plan.Run(x, Regions.OfRows<float>(memory[..5]), memory.Slice(4, 4)));
        Refuses("destination", memory => plan.Run(x, Regions.Of<float>(new float[4], MemoryMarshal.Cast<float, int>(memory[..1])), memory[..4]));
        Refuses("destination", memory => plan.Run(x, Regions.Of<float>(new float[4], MemoryMarshal.Cast<float, long>(memory[..2])), memory.Slice(1, 4)));
    }

    [Fact]
    public void Segments_are_not_written_over()
    {
        float[] rows = new float[2];
        Refuses("destination", memory => SegmentPool.Sum<float>(memory[..2], [2, 1], Segments.ByIds((ReadOnlySpan<int>)[0, 0], 1), memory.Slice(1, 1)));
        Refuses("destination", memory => SegmentPool.Sum<float>(rows, [2, 1], Segments.ByIds(MemoryMarshal.Cast<float, int>(memory[..2]), 1), memory[..1]));
        Refuses("destination", memory => SegmentPool.Sum<float>(rows, [2, 1], Segments.ByIds(MemoryMarshal.Cast<float, long>(memory[..4]), 1), memory[..1]));
    }

    [Fact]
    public void Masks_are_not_written_over()
    {
        Refuses("destination", memory => SequencePool.Mean<float, int>(memory[..2], [1, 1], [1, 2, 1], memory.Slice(1, 1)));
        Refuses("destination", memory => SequencePool.Mean<float, int>(new float[2], MemoryMarshal.Cast<float, int>(memory[..2]), [1, 2, 1], memory.Slice(1, 1)));
    }

    [Fact]
    public void Extremes_and_their_places_are_not_written_over_the_input_nor_over_each_other()
    {
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, Window.Square(2, axes: 2), maps);
        Refuses("values", memory => plan.Run(memory[..16], memory.Slice(15, 4), new int[4]));
        Refuses("indices", memory => plan.Run(memory[..16], new float[4], MemoryMarshal.Cast<float, int>(memory.Slice(15, 4))));
        Refuses("indices", memory => plan.Run(new float[16], memory[..4], MemoryMarshal.Cast<float, int>(memory.Slice(3, 4))));
    }

    [Fact]
    public void Values_and_indices_are_not_unpooled_over()
    {
        UnpoolPlan<float, int> plan = Pool.CompileUnpool<float, int>(Window.Square(2, axes: 2), [1, 1, 2, 2]);
        Refuses("destination", memory => plan.Run(memory[..4], new int[4], memory.Slice(3, 16)));
        Refuses("destination", memory => plan.Run(new float[4], MemoryMarshal.Cast<float, int>(memory[..4]), memory.Slice(3, 16)));
    }

    private delegate void Call(Span<float> memory);

    /// <summary>Refused by the name of what would be written, and nothing is.</summary>
    private static void Refuses(string parameter, Call call)
    {
        float[] memory = new float[32];
        Assert.Equal(parameter, Assert.Throws<ArgumentException>(() => call(memory)).ParamName);
        Assert.All(memory, value => Assert.Equal(0, value));
    }
}
