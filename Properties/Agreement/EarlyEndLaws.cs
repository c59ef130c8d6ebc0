using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Windows at every second place that end anywhere in a row, near its end or far from it, have the results of those that go on.</summary>
public sealed class EarlyEndLaws
{
    public static TheoryData<int, int> Cases => new() { { 2, 2 }, { 3, 2 }, { 2, 1 }, { 3, 3 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Where_the_last_window_of_a_row_lies_changes_none_before_it(int columns, int rows)
    {
        foreach (int width in (int[])[40, 66, 130, 300])
        {
            const int Height = 12;
            float[] x = [.. Enumerable.Range(0, 3 * Height * width).Select(i => ((i * 7919 % 1013) - 500) / 9f)];
            foreach (Reduction reduction in (Reduction[])[Reduction.Max, Reduction.Average()])
            {
                int most = ((width - columns) / 2) + 1;
                float[] all = Results(reduction, columns, rows, most, width, x);
                foreach (int outputs in (int[])[1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, most - 17, most - 1])
                {
                    if (outputs < 1 || outputs >= most) continue;
                    float[] some = Results(reduction, columns, rows, outputs, width, x);
                    float[] expected = [.. all.Chunk(most).SelectMany(row => row.Take(outputs))];
                    int same = Bits.Same<float>(expected, some);
                    Assert.True(same == some.Length, $"{reduction}, {outputs} windows of {columns} in a row of {width}: output {same} is {some[int.Min(same, some.Length - 1)]}, of {most} windows {expected[int.Min(same, some.Length - 1)]}");
                }
            }
        }

        float[] Results(Reduction reduction, int columnTaps, int rowTaps, int outputs, int width, float[] x)
        {
            WindowList down = WindowList.Of([.. Enumerable.Range(0, 12 / rowTaps).Select(output => output * rowTaps)], [.. Enumerable.Repeat(rowTaps, 12 / rowTaps)]);
            WindowList along = WindowList.Of([.. Enumerable.Range(0, outputs).Select(output => output * 2)], [.. Enumerable.Repeat(columnTaps, outputs)]);
            PoolPlan<float> plan = Pool.Compile<float>(reduction, Window.Explicit(down, along), [1, 3, 12, width]);
            float[] y = new float[plan.OutputLength];
            plan.Run(x, y);
            return y;
        }
    }
}
