using PoolFunctional.Windows;
using Xunit;

namespace PoolFunctional.Properties.Indices;

/// <summary>What each layout calls a place, counted out; every other number is no place.</summary>
public sealed class IndexFormLaws
{
    private static readonly int[] kernel = [2, 3], stride = [1, 2], before = [1, 2], dilation = [2, 1];

    private static Plan Plan => Value(Shape.Create(2, 3, 4, 3).Bind(shape => PoolFunctional.Plan.Create(Window.Sliding(kernel, stride, Padding.Explicit(before, before), dilation), shape)));

    public static TheoryData<IndexLayout, Func<long, long, int, int, long>> Layouts => new()
    {
        { IndexLayout.Plane, (_, _, row, column) => (row * 3) + column },
        { IndexLayout.Global, (batch, channel, row, column) => (((batch * 3) + channel) * 12) + (row * 3) + column },
        { IndexLayout.ColumnMajor, (batch, channel, row, column) => (((batch * 3) + channel) * 12) + (column * 4) + row },
        { IndexLayout.ChannelsLast, (batch, channel, row, column) => (((batch * 12) + (row * 3) + column) * 3) + channel },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Places_of_a_plane_have_the_numbers_that_the_layout_says_and_no_other_number_is_a_place(IndexLayout layout, Func<long, long, int, int, long> number)
    {
        foreach ((long plane, Sequence<long> position) in (IEnumerable<(long, Sequence<long>)>)[(0, [0, 0]), (4, [1, 1]), (5, [3, 2])])
        {
            PlaneWindow window = Plan.WindowAt(plane, position);
            Numbered(layout, window, (from row in Enumerable.Range(0, 4) from column in Enumerable.Range(0, 3) select (number(plane / 3, plane % 3, row, column), (row * 3L) + column)).ToDictionary());
        }
    }

    [Fact]
    public void Taps_are_numbered_row_by_row_and_those_outside_are_no_place()
    {
        foreach (Sequence<long> position in (Sequence<long>[])[[0, 0], [1, 1], [3, 2], [0, 2]])
        {
            Dictionary<long, long> places = [];
            for (int tap = 0; tap < 6; tap++)
            {
                (long row, long column) = (Place(0, position[0], tap / 3), Place(1, position[1], tap % 3));
                if (row >= 0 && row < 4 && column >= 0 && column < 3) places.Add(tap, (row * 3) + column);
            }

            Assert.NotEmpty(places);
            Numbered(IndexLayout.Tap, Plan.WindowAt(4, position), places);
        }
    }

    [Fact]
    public void Greatest_number_is_that_of_the_last_place() =>
        Assert.Equal<Int128>([11, 71, 71, 71, 5], ((IndexLayout[])[IndexLayout.Plane, IndexLayout.Global, IndexLayout.ColumnMajor, IndexLayout.ChannelsLast, IndexLayout.Tap]).Select(layout => layout.Greatest(Plan)));

    [Fact]
    public void Indices_are_translated_place_by_place_and_none_stays_none()
    {
        Plan plan = Value(Shape.Create(1, 2, 2, 2).Bind(shape => PoolFunctional.Plan.Create(Window.Square(2, axes: 2, stride: 1, padding: 0), shape)));
        FeatureMap<long> indices = Value(FeatureMap.Create<long>(plan.Output, [2, -1]));
        Assert.Equal([1, -1], Value(Reference.ConvertIndices(indices, plan, IndexLayout.Plane, IndexLayout.ColumnMajor)).Values);
        Assert.Equal([2, -1], Value(Reference.ConvertIndices(indices, plan, IndexLayout.Plane, IndexLayout.Tap)).Values);
        FeatureMap<long> second = Value(FeatureMap.Create<long>(plan.Output, [-1, 1]));
        Assert.Equal([-1, 3], Value(Reference.ConvertIndices(second, plan, IndexLayout.Plane, IndexLayout.ChannelsLast)).Values);
        FeatureMap<long> longer = Value(Shape.Create(1, 2, 1, 2).Bind(shape => FeatureMap.Create<long>(shape, [0, 0, 0, 0])));
        Assert.Equal(new PoolError.IndexShapeMismatch(plan.Output, longer.Shape), Reference.ConvertIndices(longer, plan, IndexLayout.Plane, IndexLayout.Global).Match<PoolError?>(_ => null, error => error));
    }

    private static long Place(int axis, long output, int tap) => (output * stride[axis]) - before[axis] + (tap * dilation[axis]);

    private static void Numbered(IndexLayout layout, PlaneWindow window, Dictionary<long, long> places)
    {
        for (long number = -4; number <= places.Keys.Max() + 80; number++) Assert.Equal(places.GetValueOrDefault(number, -1), layout.Read(Plan.Input, window, number));
        foreach ((long number, long offset) in places) Assert.Equal(number, layout.Written(Plan.Input, window, offset));
    }

    private static T Value<T>(Result<T, PoolError> result) => result.Match(value => value, error => throw new InvalidOperationException(error.Message));
}
