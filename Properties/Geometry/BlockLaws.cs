using PoolFunctional.Engine.Geometry;
using Xunit;

namespace PoolFunctional.Properties.Geometry;

/// <summary>What a fold is cut into covers every output once.</summary>
public sealed class BlockLaws
{
    [Fact]
    public void Blocks_cover_every_output_once() =>
        Assert.All(Folds(), fold =>
        {
            int[] times = new int[fold.Rows * fold.Last.OutputExtent];
            for (long unit = 0; unit < fold.Units; unit++)
            {
                Block block = fold.BlockOf(unit);
                Assert.InRange(block.Lines, 1, fold.Lines);
                Count(fold, block, times);
            }

            Assert.All(times, time => Assert.Equal(1, time));
        });

    [Fact]
    public void Parts_cover_a_block_once_and_have_no_more_lines_than_they_may() =>
        Assert.All(Folds(), fold =>
        {
            foreach (nint lines in (nint[])[1, 2, 5, 1000])
            {
                int[] times = new int[fold.Rows * fold.Last.OutputExtent];
                for (long unit = 0; unit < fold.Units; unit++)
                {
                    Block block = fold.BlockOf(unit);
                    for (Block part = FoldGeometry.FirstPart(block, lines); part.Lines > 0; part = FoldGeometry.NextPart(block, part))
                    {
                        Assert.True(part.Lines <= lines || part.Sheets == 1);
                        Count(fold, part, times);
                    }
                }

                Assert.All(times, time => Assert.Equal(1, time));
            }
        });

    [Fact]
    public void Rows_have_the_place_of_their_plane_and_the_product_of_their_axes_divisors() =>
        Assert.All(Folds(), fold =>
        {
            for (long row = 0; row < fold.Rows; row++)
            {
                int[] outputs = [.. Enumerable.Range(0, fold.Outer.Length).Select(axis => fold.OuterOutput(row, axis))];
                WindowRun[] runs = [.. fold.Outer.Zip(outputs, (axis, output) => axis.RunOf(output))];
                long counted = outputs.Zip(fold.Outer).Aggregate(row / fold.RowsPerPlane, (place, pair) => (place * pair.Second.OutputExtent) + pair.First);
                Assert.Equal(row, counted);
                Assert.Equal(new(fold.PlaneOffset(row / fold.RowsPerPlane), runs.All(run => run.Count > 0), runs.Aggregate(fold.FixedDivisor, (product, run) => product * run.Divisor)), fold.Place(row));
                Assert.Equal((nint)row * fold.Last.OutputExtent * fold.Inner, fold.TargetOffset(row));
            }
        });

    [Fact]
    public void Questions_about_all_divisors_are_answered_as_by_asking_each() =>
        Assert.All(Folds(), fold =>
        {
            AxisTable[] axes = [.. fold.Outer, fold.Last];
            long[] divisors = [fold.FixedDivisor, .. axes.SelectMany(axis => axis.Runs).Select(run => run.Divisor)];
            Assert.Equal(divisors.All(long.IsPow2), fold.DividesByPowersOfTwo);
            Assert.Equal(axes.All(axis => axis.FinishesAlike), fold.HasOneDivisor);
            Assert.Equal(axes.All(axis => axis.SeesEverywhere), fold.SeesEverywhere);
        });

    [Fact]
    public void Shares_of_a_copy_follow_one_another_from_the_first_element_to_the_last() =>
        Assert.All(Folds(), fold =>
        {
            nint[] starts = [.. Enumerable.Range(0, (int)fold.Units + 1).Select(unit => fold.CopyStart(unit))];
            Assert.Equal((0, fold.SourceElements), (starts[0], starts[^1]));
            Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, fold.SourceElements / fold.Units, (fold.SourceElements / fold.Units) + 1));
        });

    private static IEnumerable<FoldGeometry> Folds() =>
        from plan in DrawnPlans.All
        where plan.Output.Elements > 0
        from isChannelsLast in (bool[])[false, true]
        from elementSize in (int[])[1, 4]
        select new FoldGeometry(plan, new(isChannelsLast), elementSize, counts => 1 + counts.Present, elementSize == 1) { FixedDivisor = elementSize };

    private static void Count(FoldGeometry fold, in Block block, int[] times)
    {
        int perSheet = fold.Height.OutputExtent;
        for (long sheet = block.Sheet; sheet < block.Sheet + block.Sheets; sheet++)
        {
            for (int row = block.Row; row < block.Row + block.Rows; row++)
            {
                for (int output = block.First; output < block.End; output++) times[(((sheet * perSheet) + row) * fold.Last.OutputExtent) + output]++;
            }
        }
    }
}
