using System.Numerics;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Windows at every second place of rows of any length, which begin before the row or in it and end near its end or far from it, against a loop over their taps.</summary>
public sealed class EarlyEndLaws
{
    private const int Height = 12;

    /// <summary>Taps along the row, taps above each other, and how many places before the row the first window begins.</summary>
    public static TheoryData<int, int, int> Cases => new() { { 2, 2, 0 }, { 3, 2, 0 }, { 2, 1, 0 }, { 3, 3, 0 }, { 3, 3, 1 }, { 3, 1, 1 }, { 2, 2, 1 }, { 3, 2, 2 }, { 2, 3, 0 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Wherever_windows_begin_and_end_they_hold_their_taps(int columns, int rows, int lead)
    {
        foreach (int width in (int[])[2, 3, 5, 8, 9, 13, 16, 17, 31, 32, 33, 40, 64, 66, 130, 300])
        {
            int most = ((width + lead - 1) / 2) + 1;
            foreach (int outputs in new[] { 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, most - 17, most - 1, most }.Where(outputs => outputs >= 1 && outputs <= most).Distinct())
            {
                Hold<float>(Reduction.Max, columns, rows, lead, outputs, width);
                Hold<float>(Reduction.Sum, columns, rows, lead, outputs, width);
                Hold<double>(Reduction.Min, columns, rows, lead, outputs, width);
                Hold<byte>(Reduction.Max, columns, rows, lead, outputs, width);
            }
        }
    }

    private static void Hold<T>(Reduction reduction, int columns, int rows, int lead, int outputs, int width)
        where T : unmanaged, INumber<T>
    {
        // Small integers, whose sums are the same in every order.
        T[] x = [.. Enumerable.Range(0, 2 * Height * width).Select(i => T.CreateTruncating(1 + (i * 7919 % 101)))];
        WindowList down = WindowList.Of([.. Enumerable.Range(0, Height / rows).Select(output => output * rows)], [.. Enumerable.Repeat(rows, Height / rows)]);
        WindowList along = WindowList.Of([.. Enumerable.Range(0, outputs).Select(output => (output * 2) - lead)], [.. Enumerable.Repeat(columns, outputs)]);
        T[] y = Pooled.By(reduction, Window.Explicit(down, along), x, [1, 2, Height, width]);
        T[] expected = [.. from plane in Enumerable.Range(0, 2) from row in Enumerable.Range(0, Height / rows) from output in Enumerable.Range(0, outputs) select Folded(plane, row, output)];
        Bits.AssertSame<T>(expected, y, $"{typeof(T).Name} {reduction}, {outputs} windows of {rows}×{columns}, {lead} places before rows of {width}");

        T Folded(int plane, int row, int output)
        {
            IEnumerable<T> taps = from tap in Enumerable.Range(row * rows, rows)
                                  from place in Enumerable.Range((output * 2) - lead, columns)
                                  where place >= 0 && place < width
                                  select x[(((plane * Height) + tap) * width) + place];
            return taps.Aggregate((left, right) => reduction == Reduction.Max ? T.Max(left, right) : reduction == Reduction.Min ? T.Min(left, right) : left + right);
        }
    }
}
