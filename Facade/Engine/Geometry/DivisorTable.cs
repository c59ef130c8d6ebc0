using System.Numerics;

namespace PoolFunctional.Engine.Geometry;

/// <summary>The divisors of a row of outputs side by side, one row for each factor that the axes before the last can have.</summary>
internal abstract unsafe class DivisorTable
{
    /// <summary>The divisors of one row of outputs, from the first on, in the type of the totals.</summary>
    internal abstract void* Row(long factor);
}

/// <summary>Divisors in one type of totals.</summary>
internal sealed unsafe class DivisorTable<TTotal> : DivisorTable
    where TTotal : unmanaged, INumber<TTotal>
{
    private const long MostElements = 1 << 18;

    private readonly long[] factors;
    private readonly TTotal[] divisors;
    private readonly nint length;

    private DivisorTable(FoldGeometry geometry, long[] factors)
    {
        this.factors = factors;
        length = geometry.TargetPitch;
        divisors = GC.AllocateUninitializedArray<TTotal>((int)(factors.Length * length), pinned: true);
        for (int i = 0; i < factors.Length; i++)
        {
            foreach (FinishRun run in geometry.Last.FinishRuns)
            {
                Span<TTotal> row = divisors.AsSpan((int)(i * length) + (run.Output * (int)geometry.Inner), (run.End - run.Output) * (int)geometry.Inner);
                row.Fill(TTotal.CreateSaturating(factors[i] * run.Divisor));
            }
        }
    }

    /// <summary>The table, or null where it would be large.</summary>
    internal static DivisorTable<TTotal>? Of(FoldGeometry geometry)
    {
        long[] factors = [.. geometry.Outer.Aggregate<AxisTable, IEnumerable<long>>([geometry.FixedDivisor], Multiplied).Order()];
        return factors.Length * geometry.TargetPitch <= MostElements ? new(geometry, factors) : null;
    }

    internal override void* Row(long factor)
    {
        // SAFETY: the array is pinned for life, and this object holds it.
        fixed (TTotal* start = divisors) return start + (Array.BinarySearch(factors, factor) * length);
    }

    private static IEnumerable<long> Multiplied(IEnumerable<long> factors, AxisTable axis) =>
        factors.SelectMany(factor => axis.FinishRuns.Select(run => run.Divisor).Distinct().Select(divisor => factor * divisor)).Distinct();
}
