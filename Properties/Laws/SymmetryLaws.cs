using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 200)]
public sealed class SymmetryLaws
{
    [Property]
    public void Transposing_the_plane_transposes_the_result(Plane plane) =>
        Assert.Equal(
            Flipped(Pooled.By(Reduction.Sum, plane.Window, plane.Longs, plane.Shape), plane.OutputWidth),
            Pooled.By(Reduction.Sum, plane.Window, Flipped(plane.Longs, plane.Width), [1, 1, plane.Width, plane.Height]));

    [Property]
    public void Adding_a_stride_of_rows_before_adds_a_row_of_results_before(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape),
            Pooled.By(
                Reduction.Max,
                plane.Window,
                [.. Enumerable.Repeat(99f, plane.Stride * plane.Width), .. plane.Floats],
                [1, 1, plane.Height + plane.Stride, plane.Width])[plane.OutputWidth..]);

    [Property]
    public void Reversing_the_batch_reverses_the_results_batch(Plane plane)
    {
        Window window = Window.Sliding([plane.Kernel], [plane.Stride]);
        Assert.Equal(
            Pooled.By(Reduction.Sum, window, plane.Longs, [plane.Height, 1, plane.Width]).Chunk(plane.OutputWidth).Reverse().SelectMany(row => row),
            Pooled.By(Reduction.Sum, window, [.. plane.Longs.Chunk(plane.Width).Reverse().SelectMany(row => row)], [plane.Height, 1, plane.Width]));
    }

    [Property]
    public void Channels_last_equals_channels_first(Plane plane)
    {
        float[] x = plane.Floats;
        nint[] shape = [plane.Height, plane.Width];
        float[] first = Pooled.By(Reduction.Average(), Window.Sliding([plane.Kernel], [plane.Stride]), x, [1, .. shape]);
        float[] last = Pooled.By(Reduction.Average(), Window.Sliding([plane.Kernel], [plane.Stride]), Flipped(x, plane.Width), [1, plane.Width, plane.Height], Layout.ChannelsLast);
        Assert.Equal(Flipped(first, plane.OutputWidth), last);
    }

    [Property]
    public void Reversing_the_channels_reverses_the_results_channels(Plane plane)
    {
        Window window = Window.Sliding([plane.Kernel], [plane.Stride]);
        Assert.Equal(
            Pooled.By(Reduction.Sum, window, plane.Longs, [1, plane.Height, plane.Width]).Chunk(plane.OutputWidth).Reverse().SelectMany(row => row),
            Pooled.By(Reduction.Sum, window, [.. plane.Longs.Chunk(plane.Width).Reverse().SelectMany(row => row)], [1, plane.Height, plane.Width]));
    }

    private static T[] Flipped<T>(T[] values, int width) =>
        [.. Enumerable.Range(0, width).SelectMany(column => Enumerable.Range(0, values.Length / width).Select(row => values[(row * width) + column]))];
}
