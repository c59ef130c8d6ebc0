using PoolFunctional.Blurring;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Generators.Blurring;
using Xunit;

namespace PoolFunctional.Properties.Geometry;

/// <summary>The tables of a blur say where each tap takes its value from as the definition says it.</summary>
public sealed class BlurLineLaws
{
    private const int Seed = 5;
    private const int Cases = 60;

    private static readonly BlurGeometry[] blurs =
    [
        .. from index in Enumerable.Range(0, Cases)
           let drawn = BlurCase.At("blur", Seed, index)
           where drawn.Batch > 0
           from blur in Shape.Create(drawn.Batch, drawn.Channels, drawn.Extents.Select(extent => (long)extent).ToSequence())
               .Bind(shape => BlurGeometry.Create(drawn.Filter, shape)).Match(blur => [blur], _ => Array.Empty<BlurGeometry>())
           select blur,
    ];

    private static readonly BlurAxis[] axes = [.. blurs.SelectMany(blur => blur.Axes)];

    [Fact]
    public void Lines_hold_the_places_that_windows_see() =>
        Assert.All(axes, axis =>
        {
            BlurLine line = new(axis);
            Assert.Equal((axis.Plan.InputExtent, axis.Plan.OutputExtent, axis.Size, axis.Shift), (line.Extent, line.Outputs, line.Size, line.Shift));
            Assert.Equal(axis.Weights, line.Weights);
            for (nint output = 0; output < line.Outputs; output++)
            {
                for (int tap = 0; tap < line.Size; tap++) Assert.Equal(axis.SourceOf(output, tap), SourceOf(line, (output * line.Stride) + tap));
                Assert.Equal(Sees(axis, output), output >= line.FirstSeeing && output < line.EndSeeing);
            }

            Assert.Equal(((line.Outputs - 1) * line.Stride) + line.Size, line.Places);
            Assert.Equal(long.Max(line.Places, line.Before + line.Extent), line.Room);
            Assert.Equal(line.SourcesBefore.IsEmpty && line.SourcesBehind.IsEmpty, line.IsBare);
            Assert.Equal(axis.Size == 1 && axis.Plan.InputExtent == axis.Plan.OutputExtent && Enumerable.Range(0, (int)axis.Plan.OutputExtent).All(output => axis.Plan.WindowAt(output).Start == output), line.IsIdentity);
        });

    [Fact]
    public void Rows_are_those_that_windows_see() =>
        Assert.All(axes, axis =>
        {
            BlurRows rows = new(axis);
            long[][] sources = [.. Enumerable.Range(0, (int)rows.Outputs).Select(output => Enumerable.Range(0, axis.Size).Select(tap => axis.SourceOf(output, tap)).ToArray())];
            Assert.Equal(sources, Enumerable.Range(0, sources.Length).Select(output => Enumerable.Range(0, rows.Size).Select(tap => (long)rows.SourceOf(output, tap)).ToArray()));
            Assert.Equal(sources.Select(window => window.All(source => source < 0)), Enumerable.Range(0, sources.Length).Select(output => rows.IsEmpty(output)));
            Assert.Equal(sources.Any(window => window.All(source => source < 0)), rows.HasEmpty);
            Assert.Equal(sources.Any(window => window.Any(source => source < 0)), rows.HasAbsent);
            Assert.Equal(IsIdentity(axis), rows.IsIdentity);
            foreach (int length in (int[])[1, 2, 5])
            {
                (nint Low, nint High)[] hulls = [.. sources.Chunk(length).Select(windows => Hull(windows.SelectMany(window => window).Where(source => source >= 0)))];
                Assert.Equal(hulls, Enumerable.Range(0, sources.Length).Chunk(length).Select(chunk => rows.Hull(chunk[0], chunk[^1] + 1)));
                Assert.Equal(hulls.Max(hull => hull.High - hull.Low), rows.LongestHull(length));
            }
        });

    [Fact]
    public void Inputs_are_fed_by_the_outputs_whose_windows_hold_a_copy_of_them() =>
        Assert.All(axes, axis =>
        {
            BlurGradientAxis back = new(axis);
            long start = axis.Plan.WindowAt(0).Start;
            int made = 0, atHand = 1;
            for (int input = 0; input < back.Extent; input++)
            {
                int[] feeding = [.. Enumerable.Range(0, (int)back.Outputs).Where(output => Enumerable.Range(0, axis.Size).Any(tap => axis.SourceOf(output, tap) == input))];
                Assert.Equal(feeding.Length == 0, back.IsUnseen(input));
                Assert.Equal(feeding.Length == 0, back.Unseen.Contains(input));
                Assert.Equal(axis.PlacesOf(input).Select(place => (int)(place - start)), back.PlacesOf(input).ToArray());
                Assert.Equal(feeding.Length == 0 ? back.Outputs : feeding[0], back.FirstFeeding(input, input + 1));
                if (feeding.Length == 0) continue;
                Assert.Equal(feeding[^1] + 1, back.EndFeeding(input));
                made = int.Max(made, feeding[^1] + 1);
                atHand = int.Max(atHand, made - feeding[0]);
            }

            Assert.Equal(atHand, back.MostAtHand);
            Assert.Equal(axis.Weights.Order(), back.Weights.SelectMany(phase => phase).Order());
        });

    [Fact]
    public void Rooms_hold_the_most_that_is_made_on_the_way() =>
        Assert.All(blurs, blur =>
        {
            foreach (bool isChannelsLast in (bool[])[false, true])
            {
                nint inner = isChannelsLast ? (nint)blur.Plan.Input.Channels : 1;
                (nint[] extents, nint[] outputs) = ([.. blur.Plan.Axes.Select(axis => (nint)axis.InputExtent)], [.. blur.Plan.Axes.Select(axis => (nint)axis.OutputExtent)]);
                int deep = int.Max(0, extents.Length - 2);

                // Forwards the first axes shrink one after the other, the first one first; backwards they grow again from the last one on.
                nint[] forwards = [.. Enumerable.Range(1, deep).Select(done => inner * Product(outputs[..done]) * Product(extents[done..]))];
                nint[] backwards = [.. Enumerable.Range(0, deep + 1).Select(left => inner * Product(outputs[..left]) * Product(extents[left..]))];
                BlurTable table = new(blur, isChannelsLast, sizeof(float));
                BlurGradientTable back = new(blur, isChannelsLast, sizeof(float));
                Assert.Equal(forwards.Append(0).Max(), table.DeepRoom);
                Assert.Equal(deep == 0 ? 0 : backwards.Max(), back.DeepRoom);
                Assert.Equal(deep == 0 ? 0 : inner * Product(extents[1..]), table.DeepRow);
                Assert.Equal(table.DeepRow, back.DeepRow);
                Assert.Equal(table.Height.Outputs, Covered(table.BlockRows, table.RowBlocks, table.Height.Outputs));
                Assert.Equal(back.Height.Extent, Covered(back.BlockRows, back.RowBlocks, back.Height.Extent));
            }
        });

    /// <summary>The rows of so many blocks, none of which is empty.</summary>
    private static nint Covered(nint rows, nint blocks, nint all) => (blocks - 1) * rows < all ? nint.Min(rows * blocks, all) : 0;

    private static nint Product(nint[] extents) => extents.Aggregate((nint)1, (product, extent) => product * extent);

    private static (nint Low, nint High) Hull(IEnumerable<long> sources) => sources.Any() ? ((nint)sources.Min(), (nint)sources.Max() + 1) : (0, 0);

    private static bool Sees(BlurAxis axis, nint output) => Enumerable.Range(0, axis.Size).Any(tap => axis.SourceOf(output, tap) >= 0);

    private static bool IsIdentity(BlurAxis axis) =>
        axis.Size == 1 && axis.Plan.InputExtent == axis.Plan.OutputExtent && Enumerable.Range(0, (int)axis.Plan.OutputExtent).All(output => axis.SourceOf(output, 0) == output);

    private static long SourceOf(BlurLine line, nint place) =>
        place < line.Before ? line.SourcesBefore[(int)place] : place < line.Before + line.Extent ? place - line.Before : line.SourcesBehind[(int)(place - line.Before - line.Extent)];
}
