using System.Globalization;
using System.Numerics;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Memory;

/// <summary>
/// Both spans lie in pages of their own with a page on either side that may not be touched: first they end at the page behind, then they begin at
/// the page before. A single byte read or written beyond ends the process. The input's pages are read-only while the plan runs.
/// </summary>
internal sealed class GuardedPages : IGround, IDisposable
{
    private readonly GuardedMapping source = new();
    private readonly GuardedMapping target = new();

    public string Name => "guarded";

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        T[] atEnd = Run(plan, x, outputs, atEnd: true);
        T[] atStart = Run(plan, x, outputs, atEnd: false);
        int first = Enumerable.Range(0, outputs).FirstOrDefault(i => type.ToBits(atEnd[i]) != type.ToBits(atStart[i]), -1);
        return (atEnd, first < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"output {first} is {type.Text(atEnd[first])} at the end of a page and {type.Text(atStart[first])} at its start"));
    }

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }

    private T[] Run<T>(PoolPlan<T> plan, T[] x, int outputs, bool atEnd)
        where T : unmanaged, INumber<T>
    {
        Span<T> from = source.Place<T>(x.Length, atEnd);
        Span<T> to = target.Place<T>(outputs, atEnd);
        x.CopyTo(from);
        to.Fill(T.One);
        source.Protect(readOnly: true);
        try
        {
            plan.Run(from, to);
        }
        finally
        {
            source.Protect(readOnly: false);
        }

        return to.ToArray();
    }
}
