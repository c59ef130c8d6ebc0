using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Generators;
using PoolFunctional.Properties.Tensors;

namespace PoolFunctional.Properties.Memory;

/// <summary>As <see cref="GuardedTriple"/>, with tensors whose strides are not those of packed ones: their first and their last elements touch the guarded pages.</summary>
internal sealed class GuardedViews(GuardedScratch? scratch = null) : IGround, IDisposable
{
    private readonly GuardedMapping source = new();
    private readonly GuardedMapping target = new();

    public string Name => "guarded-views";

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        T[] atEnd = Run(plan, @case, type, x, atEnd: true);
        T[] atStart = Run(plan, @case, type, x, atEnd: false);
        int first = Enumerable.Range(0, outputs).FirstOrDefault(i => type.ToBits(atEnd[i]) != type.ToBits(atStart[i]), -1);
        return (atEnd, scratch?.Damage() ?? (first < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"output {first} is {type.Text(atEnd[first])} at the end of a page and {type.Text(atStart[first])} at its start")));
    }

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }

    private T[] Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, bool atEnd)
        where T : unmanaged, INumber<T>
    {
        if (scratch is not null) scratch.IsAtEnd = atEnd;
        View from = View.Of(plan.InputShape, @case);
        View to = View.OfResult(plan.OutputShape, @case);
        Span<T> input = source.Place<T>(from.Length, atEnd);
        Span<T> output = target.Place<T>(to.Length, atEnd);
        input.Fill(type.Special(Special.SignallingNaN));
        output.Fill(T.One);
        from.Scatter(x, input);
        source.Protect(readOnly: true);
        try
        {
            plan.Run(new ReadOnlyTensorSpan<T>(input, plan.InputShape, from.Strides), new TensorSpan<T>(output, plan.OutputShape, to.Strides));
        }
        finally
        {
            source.Protect(readOnly: false);
        }

        return to.Gather<T>(output);
    }
}
