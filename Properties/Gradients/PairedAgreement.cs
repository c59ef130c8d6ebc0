using System.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

/// <summary>
/// Gradients of averages whose windows overlap a little, now so and now so: an input takes one share or two on either axis, those of two rows added first. Every extent around a register, and guards beside the result.
/// </summary>
public sealed class PairedAgreement
{
    private const int Guard = 64;

    public static TheoryData<int> Outputs => [2, 3, 5, 6, 7, 10];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Adaptive_averages_give_back_what_their_windows_got(int outputs)
    {
        for (int height = outputs + 1; height <= (2 * outputs) + 3; height++)
        {
            for (int width = outputs; width <= 33; width += 1 + (width / 12))
            {
                Same<float>(outputs, height, width);
                if (width % 4 == 0) Same<double>(outputs, height, width);
            }
        }
    }

    private static void Same<T>(int outputs, int height, int width)
        where T : unmanaged, INumber<T>
    {
        const int Planes = 3;
        Window window = Window.Adaptive(outputs, outputs);
        PoolPlan<T> plan = Pool.Compile<T>(Reduction.Average(), window, [1, Planes, height, width]);
        T[] incoming = [.. Enumerable.Range(0, (int)plan.OutputLength).Select(i => T.CreateSaturating(((i * 31 % 23) - 11) / (1.0 + (i % 7))))];
        T[] room = new T[(Planes * height * width) + (2 * Guard)];
        Array.Fill(room, T.One);
        plan.Backward(incoming, new T[Planes * height * width], room.AsSpan(Guard, Planes * height * width));
        for (int i = 0; i < Planes * height * width; i++)
        {
            int plane = i / (height * width) * outputs * outputs;
            int[] rows = Fed(i / width % height, height, outputs);
            int[] columns = Fed(i % width, width, outputs);
            T Share(int row, int column) => incoming[plane + (row * outputs) + column] / T.CreateSaturating(Taps(row, height, outputs) * Taps(column, width, outputs));
            T Column(int column) => rows.Skip(1).Aggregate(Share(rows[0], column), (sum, row) => sum + Share(row, column));
            T expected = columns.Skip(1).Aggregate(Column(columns[0]), (sum, column) => sum + Column(column));
            Assert.True(expected.Equals(room[Guard + i]), $"{height}×{width} to {outputs}×{outputs}, element {i}: {room[Guard + i]}, not {expected}");
        }

        Assert.True(room.AsSpan(0, Guard).IndexOfAnyExcept(T.One) < 0 && room.AsSpan(room.Length - Guard).IndexOfAnyExcept(T.One) < 0, "Something was written beside the gradient.");
    }

    /// <summary>The outputs that see a place, as adaptive windows are defined: from ⌊o·extent / outputs⌋ to ⌈(o + 1)·extent / outputs⌉.</summary>
    private static int[] Fed(int place, int extent, int outputs) => [.. Enumerable.Range(0, outputs).Where(output => First(output, extent, outputs) <= place && place < First(output, extent, outputs) + Taps(output, extent, outputs))];

    private static int First(int output, int extent, int outputs) => output * extent / outputs;

    private static int Taps(int output, int extent, int outputs) => ((((output + 1) * extent) + outputs - 1) / outputs) - First(output, extent, outputs);
}
