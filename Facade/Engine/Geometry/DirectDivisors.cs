using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Rows of divisors beside rows of outputs, or of reals their reciprocals where all are powers of two: one for each factor that the axes before the last can have.</summary>
internal sealed unsafe class DirectDivisors<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[] values = [];
    private readonly nint[] offsets = [];

    internal DirectDivisors(FoldGeometry fold, in Axes axes, int margin)
    {
        (AxisTable deep, AxisTable high) = (axes.First ?? axes.Deep, axes.High);
        bool isChannelsLast = fold.Inner > 1;
        FinishRun[] along = isChannelsLast ? [new(0, (int)axes.Outputs, 1, IsEmpty: false)] : fold.Last.FinishRuns;
        long[] factors = [.. Factors(deep).SelectMany(factor => Factors(high).Select(other => fold.FixedDivisor * factor * other)).Distinct().Order()];
        bool areReciprocals = fold.DividesByPowersOfTwo && !Element.IsInteger<T>();
        int pitch = ((int)axes.Outputs + (2 * margin) - 1) / margin * margin;
        values = Pinned.Lines<T>(factors.Length * pitch);
        Span<T> rows = Pinned.FromLine(values);
        for (int i = 0; i < factors.Length; i++)
        {
            // What lies behind a row is divided too, by the last divisor, and overwritten or, of two rows at a time, kept.
            foreach (FinishRun run in along)
            {
                T divisor = T.CreateSaturating(factors[i] * run.Divisor);
                rows.Slice((i * pitch) + run.Output, pitch - run.Output).Fill(areReciprocals ? T.One / divisor : divisor);
            }
        }

        if (factors.Length == 1) return;
        offsets = GC.AllocateUninitializedArray<nint>(deep.OutputExtent * high.OutputExtent, pinned: true);
        for (int row = 0; row < offsets.Length; row++)
        {
            (int deepOutput, int highOutput) = int.DivRem(row, high.OutputExtent);
            offsets[row] = Array.BinarySearch(factors, fold.FixedDivisor * deep.RunOf(deepOutput).Divisor * high.RunOf(highOutput).Divisor) * pitch;
        }
    }

    private DirectDivisors() { }

    internal static DirectDivisors<T> None { get; } = new();

    // SAFETY: the arrays are pinned for life, and whoever holds the pointers holds this object.
    internal T* Start => Pinned.StartOfLine(values);

    /// <summary>For each row of a plane's outputs, or null where all have the one row.</summary>
    internal nint* Offsets => Pinned.Start(offsets);

    private static IEnumerable<long> Factors(AxisTable axis) => axis.Runs.Select(run => run.Divisor).Distinct();
}
