using PoolFunctional.Engine.Geometry;
using Xunit;

namespace PoolFunctional.Properties.Geometry;

/// <summary>Where elements lie, counted one by one.</summary>
public sealed class PitchLaws
{
    private static readonly long[][] shapes = [[1, 1, 1], [2, 3, 4], [1, 3, 1, 5], [3, 1, 2, 2], [2, 2, 1, 3, 2], [1, 1, 6], [4, 1, 1]];

    /// <summary>What every stride is multiplied with, and how much more every axis takes than it holds.</summary>
    private static readonly (int Apart, int[] More)[] ways = [(1, [0, 0, 0, 0, 0]), (2, [0, 0, 0, 0, 0]), (1, [0, 0, 1, 0, 2]), (3, [0, 1, 0, 0, 0]), (1, [0, 2, 0, 1, 0])];

    public static TheoryData<long[], bool, int> Tensors()
    {
        TheoryData<long[], bool, int> tensors = [];
        foreach (long[] shape in shapes)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                tensors.Add(shape, false, way);
                tensors.Add(shape, true, way);
            }
        }

        return tensors;
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Planes_and_rows_begin_where_their_first_element_lies(long[] extents, bool isChannelsLast, int way)
    {
        (Shape shape, Strides strides) = Laid(extents, isChannelsLast, way);
        for (int axes = 0; axes <= shape.Spatial.Count; axes++)
        {
            long[] counted = [shape.Batch, .. isChannelsLast ? (long[])[] : [shape.Channels], .. shape.Spatial.Take(axes)];
            nint[] pitches = [strides.Batch, .. isChannelsLast ? (nint[])[] : [strides.Channel], .. strides.Spatial.Take(axes)];
            nint[] offsets = [.. Offsets(counted, pitches)];
            PitchTable table = PitchTable.Of(shape, strides, isChannelsLast, axes);
            Assert.Equal(offsets.Length, table.Count);
            Assert.Equal(offsets, Enumerable.Range(0, offsets.Length).Select(item => table.OffsetOf(item)));
            for (int item = 0; item < offsets.Length; item++)
            {
                // As far as it goes, and the next one is elsewhere, or there is none.
                int even = item + (int)table.EvenFrom(item);
                for (int next = item + 1; next < even; next++) Assert.Equal(table.Pitch, offsets[next] - offsets[next - 1]);
                if (even < offsets.Length) Assert.NotEqual(table.Pitch, offsets[even] - offsets[even - 1]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Reach_is_from_the_first_to_the_last_element_and_nested_are_those_in_their_own_order(long[] extents, bool isChannelsLast, int way)
    {
        (Shape shape, Strides strides) = Laid(extents, isChannelsLast, way);
        Assert.Equal(Offsets(extents, [strides.Batch, strides.Channel, .. strides.Spatial]).Max() + 1, strides.Reach(shape));
        Assert.True(strides.AreNested(shape, isChannelsLast));
        Assert.Equal(IsOrdered(shape, strides, !isChannelsLast), strides.AreNested(shape, !isChannelsLast));
    }

    [Fact]
    public void Broadcast_and_interleaved_axes_are_not_nested()
    {
        Shape shape = Shape.Create(1, 2, 3).Match(shape => shape, error => throw new ArgumentException(error.Message));
        Assert.False(new Strides(0, 0, [1]).AreNested(shape, false));
        Assert.False(new Strides(6, 2, [1]).AreNested(shape, false));
        Assert.True(new Strides(0, 3, [1]).AreNested(shape, false));
        Assert.False(new Strides(0, 3, [0]).AreNested(shape, false));
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Dense_strides_are_the_pitches_of_the_layout(long[] extents, bool isChannelsLast, int way)
    {
        Strides dense = Strides.Dense(Laid(extents, isChannelsLast, way).Shape, isChannelsLast);
        Assert.Equal(Laid(extents, isChannelsLast, 0).Strides, dense);
    }

    /// <summary>Whether elements in the order of the layout lie in ascending order.</summary>
    private static bool IsOrdered(Shape shape, Strides strides, bool isChannelsLast)
    {
        nint[] offsets = isChannelsLast
            ? [.. Offsets([shape.Batch, .. shape.Spatial, shape.Channels], [strides.Batch, .. strides.Spatial, strides.Channel])]
            : [.. Offsets([shape.Batch, shape.Channels, .. shape.Spatial], [strides.Batch, strides.Channel, .. strides.Spatial])];
        return offsets.Zip(offsets.Skip(1)).All(pair => pair.First < pair.Second);
    }

    private static IEnumerable<nint> Offsets(IEnumerable<long> extents, IEnumerable<nint> strides) =>
        extents.Zip(strides).Aggregate((IEnumerable<nint>)[0], (outer, axis) => outer.SelectMany(offset => Enumerable.Range(0, (int)axis.First).Select(place => offset + (place * axis.Second))));

    private static (Shape Shape, Strides Strides) Laid(long[] extents, bool isChannelsLast, int way)
    {
        Shape shape = Shape.Create(extents).Match(shape => shape, error => throw new ArgumentException(error.Message));
        int[] order = [.. Enumerable.Range(2, extents.Length - 2).Reverse()];
        order = isChannelsLast ? [1, .. order, 0] : [.. order, 1, 0];
        nint[] strides = new nint[extents.Length];
        nint pitch = ways[way].Apart;
        foreach (int axis in order)
        {
            strides[axis] = pitch;
            pitch *= (nint)extents[axis] + ways[way].More[axis % 5];
        }

        return (shape, new(strides[0], strides[1], [.. strides[2..]]));
    }
}
