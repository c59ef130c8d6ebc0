using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(FilledPlaneGenerators)], MaxTest = 200)]
public sealed class TurnLaws
{
    [Property]
    public void A_quarter_turn_of_a_filled_plane_turns_the_sums(FilledPlane plane) =>
        Assert.Equal(
            Turned(Pooled.By(Reduction.Sum, plane.Window, plane.Longs, plane.Shape), plane.OutputWidth),
            Pooled.By(Reduction.Sum, plane.Window, Turned(plane.Longs, plane.Width), [1, 1, plane.Width, plane.Height]));

    [Property]
    public void A_quarter_turn_of_a_filled_plane_turns_the_maxima(FilledPlane plane) =>
        Assert.Equal(
            Turned(Pooled.By(Reduction.Max, plane.Window, plane.Longs, plane.Shape), plane.OutputWidth),
            Pooled.By(Reduction.Max, plane.Window, Turned(plane.Longs, plane.Width), [1, 1, plane.Width, plane.Height]));

    [Property]
    public void Half_a_turn_of_a_filled_plane_turns_the_maxima(FilledPlane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, plane.Longs, plane.Shape).Reverse(),
            Pooled.By(Reduction.Max, plane.Window, [.. plane.Longs.Reverse()], plane.Shape));

    [Property]
    public void Mirroring_a_filled_plane_mirrors_the_sums(FilledPlane plane) =>
        Assert.Equal(
            Mirrored(Pooled.By(Reduction.Sum, plane.Window, plane.Longs, plane.Shape), plane.OutputWidth),
            Pooled.By(Reduction.Sum, plane.Window, Mirrored(plane.Longs, plane.Width), plane.Shape));

    /// <summary>The plane turned a quarter to the left: its last column becomes the first row.</summary>
    private static T[] Turned<T>(T[] values, int width) =>
        [.. Enumerable.Range(0, width).Reverse().SelectMany(column => Enumerable.Range(0, values.Length / width).Select(row => values[(row * width) + column]))];

    private static T[] Mirrored<T>(T[] values, int width) => [.. values.Chunk(width).SelectMany(row => row.Reverse())];
}
