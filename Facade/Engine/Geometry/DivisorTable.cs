using System.Numerics;
using System.Runtime.InteropServices;
using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Geometry;

/// <summary>The divisors of a row of outputs side by side, one row for each factor that the axes before the last can have.</summary>
internal abstract unsafe class DivisorTable
{
    /// <summary>Where the first row of them begins.</summary>
    internal abstract void* Start { get; }

    /// <summary>The divisors of one row of outputs, from a place on, in the form that was asked for. A register behind the row may be read too.</summary>
    internal abstract void* Row(long factor, nint from);

    /// <summary>The divisors of all rows of a plane, one after the other, in the bytes of their form.</summary>
    internal abstract byte[] Plane(FoldGeometry geometry);

    /// <summary>The divisors that outputs can have, each once.</summary>
    internal static IEnumerable<long> Distinct(FoldGeometry geometry) => Multiplied(Factors(geometry), geometry.Last);

    private protected static IEnumerable<long> Factors(FoldGeometry geometry) => geometry.Outer.Aggregate<AxisTable, IEnumerable<long>>([geometry.FixedDivisor], Multiplied);

    private static IEnumerable<long> Multiplied(IEnumerable<long> factors, AxisTable axis) =>
        factors.SelectMany(factor => axis.FinishRuns.Select(run => run.Divisor).Distinct().Select(divisor => factor * divisor)).Distinct();
}

/// <summary>Divisors in one form.</summary>
internal sealed unsafe class DivisorTable<TForm> : DivisorTable
    where TForm : unmanaged, INumber<TForm>
{
    private const long MostElements = 1 << 18;
    private const int FewFactors = 8;

    private readonly long[] factors;
    private readonly TForm[] divisors;
    private readonly nint length;

    private DivisorTable(FoldGeometry geometry, long[] factors, Func<long, TForm> form)
    {
        this.factors = factors;
        length = geometry.TargetPitch;
        divisors = GC.AllocateArray<TForm>((int)(factors.Length * length) + (LineKernel.Register / sizeof(TForm)), pinned: true);
        for (int i = 0; i < factors.Length; i++)
        {
            foreach (FinishRun run in geometry.Last.FinishRuns)
            {
                Span<TForm> row = divisors.AsSpan((int)(i * length) + (run.Output * (int)geometry.Inner), (run.End - run.Output) * (int)geometry.Inner);
                row.Fill(form(factors[i] * run.Divisor));
            }
        }
    }

    /// <summary>The table of the divisors themselves, or null where it would be large.</summary>
    internal static DivisorTable<TForm>? Of(FoldGeometry geometry) => Of(geometry, TForm.CreateSaturating);

    /// <summary>The table of what is made of the divisors, or null where it would be large.</summary>
    internal static DivisorTable<TForm>? Of(FoldGeometry geometry, Func<long, TForm> form)
    {
        long[] factors = [.. Factors(geometry).Order()];
        return factors.Length * geometry.TargetPitch <= MostElements ? new(geometry, factors, form) : null;
    }

    /// <summary>Mostly there are a few, whose search by halves would cost more than looking at each.</summary>
    private int IndexOf(long factor)
    {
        if (factors.Length > FewFactors) return Array.BinarySearch(factors, factor);
        int index = 0;
        while (factors[index] != factor) index++;
        return index;
    }

    internal override void* Start => Pinned.Start(divisors);

    internal override byte[] Plane(FoldGeometry geometry)
    {
        byte[] plane = GC.AllocateUninitializedArray<byte>((int)(geometry.RowsPerPlane * length * sizeof(TForm)), pinned: true);
        Span<TForm> rows = MemoryMarshal.Cast<byte, TForm>(plane.AsSpan());
        for (int row = 0; row < geometry.RowsPerPlane; row++, rows = rows[(int)length..]) divisors.AsSpan(IndexOf(geometry.Place(row).Divisor) * (int)length, (int)length).CopyTo(rows);
        return plane;
    }

    internal override void* Row(long factor, nint from)
    {
        // SAFETY: the array is pinned for life, and this object holds it.
        fixed (TForm* start = divisors) return unchecked(start + (IndexOf(factor) * length) + from);
    }
}
