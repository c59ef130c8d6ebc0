using FsCheck.Xunit;
using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)])]
public sealed class PlanLaws
{
    [Property(MaxTest = 300)]
    public void Output_feeds_on_an_input_exactly_where_the_transpose_says(int seed)
    {
        foreach (AxisPlan axis in PoolCases.Draw(new Random(seed)).Plan!.Axes.Where(axis => axis.HasTranspose && axis.InputExtent * axis.OutputExtent < 4_000))
        {
            AxisPlan transposed = Transposed(axis);
            for (long input = 0; input < axis.InputExtent; input++)
            {
                Assert.Equal(
                    Range(axis.OutputExtent).Where(output => Members(axis.WindowAt(output)).Contains(input)),
                    Members(transposed.WindowAt(input)).Where(output => output >= 0 && output < axis.OutputExtent).Order());
            }
        }
    }

    [Property(MaxTest = 300)]
    public void Transposing_twice_changes_no_window(int seed) =>
        Assert.All(PoolCases.Draw(new Random(seed)).Plan!.Axes.Where(axis => axis.HasTranspose), axis =>
            Assert.Equal(Range(axis.OutputExtent).Select(axis.WindowAt), Range(axis.OutputExtent).Select(Transposed(Transposed(axis)).WindowAt)));

    [Property(MaxTest = 200)]
    public void Pooling_tile_by_tile_equals_pooling_whole(Plane plane)
    {
        Plan whole = Plan.Create(Window.Square(plane.Kernel, axes: 1, stride: plane.Stride, padding: plane.Kernel / 2), Shape(plane.Width)).Match(plan => plan, _ => null!);
        long[] x = plane.Longs[..plane.Width];
        long outputs = whole.Output.Spatial[0];
        long[] tiles = [.. Range(outputs).SelectMany(output => whole.Slice(0, output, output + 1).Match(
            slice => Values(x[(int)slice.FirstInput..(int)(slice.FirstInput + slice.Plan.Input.Spatial[0])], slice.Plan),
            _ => [Pooled.By(Reduction.Sum, Window.Square(plane.Kernel, axes: 1, stride: plane.Stride, padding: plane.Kernel / 2), x, [1, 1, plane.Width])[output]]))];
        Assert.Equal(Values(x, whole), tiles);
    }

    [Fact]
    public void Slice_knows_its_axis_and_where_its_inputs_begin()
    {
        PlanSlice slice = Plan.Create(Window.Square(2, axes: 2), PoolFunctional.Shape.Create(1, 1, 4, 6).OrThrow("shape")).Bind(plan => plan.Slice(1, 1, 3)).OrThrow("shape");
        Assert.Equal((1, 2L, [4L, 4]), (slice.Axis, slice.FirstInput, slice.Plan.Input.Spatial));
    }

    [Fact]
    public void Listed_windows_before_the_first_and_after_the_last_have_no_taps()
    {
        AxisPlan axis = Plan.Create(Window.Explicit(WindowList.Of([0, 2], [2, 2])), Shape(4)).OrThrow("shape").Axes[0];
        Assert.Equal([0L, 2, 2, 0], Enumerable.Range(-1, 4).Select(output => axis.WindowAt(output).Count));
    }

    private static AxisPlan Transposed(AxisPlan axis) => axis.Transpose().Match(transposed => transposed, error => throw new InvalidOperationException(error.Message));

    private static long[] Values(long[] x, Plan plan) =>
        FeatureMap.Create<long>(plan.Input, x).Bind(map => Reference.Pool(map, plan, Reduction.Sum)).Match(map => map.Values.ToArray(), error => throw new InvalidOperationException(error.Message));

    private static Shape Shape(long width) => PoolFunctional.Shape.Create(1, 1, width).Match(shape => shape, _ => null!);

    private static IEnumerable<long> Members(Taps taps) => Range(taps.Count).Select(tap => taps[tap]);

    private static IEnumerable<long> Range(long count) => Enumerable.Range(0, (int)count).Select(i => (long)i);
}
