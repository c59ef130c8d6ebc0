using System.Collections.Concurrent;
using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Rows.Gradients;

/// <summary>The gradient of groups of rows: each row gets its share of its group's gradient, features side by side. Gradients are reused, so a run allocates nothing once warm.</summary>
internal sealed unsafe class RowGradient<T, TTotal, TBits> : IUnits
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, IFloatingPointIeee754<TTotal>
    where TBits : unmanaged, IBinaryInteger<TBits>
{
    /// <summary>Features that are done in one go: so much scratch memory stays near.</summary>
    private const int Most = 1024;

    private static readonly ConcurrentQueue<RowGradient<T, TTotal, TBits>> Idle = new();

    private RowGradientCall<T> call;

    private static bool IsWide => typeof(T) != typeof(TTotal);

    internal static void Run(in RowGradientCall<T> call)
    {
        if (!Idle.TryDequeue(out RowGradient<T, TTotal, TBits>? gradient)) gradient = new();
        gradient.call = call;
        Crew.Run(gradient, call.OutputGradient, call.Target, call.Groups.Count, call.Threads, default);
        gradient.call = default;
        Idle.Enqueue(gradient);
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            nint lengths = call.Moved == null ? 0 : UnitLength.ScratchOfMoved(call.Features);
            Arena.Line[] memory = Arena.Rent(sizeof(Scratch) + (lengths * sizeof(double)));
            Scratch* scratch = (Scratch*)Arena.Start(memory);
            for (long group = from; group < to; group++)
            {
                nint row = (nint)group * call.Features;
                T* gradient = (T*)source + row;
                RowGroup rows = call.Groups.Of(group);
                if (call.Moved != null && rows.Present > 0)
                {
                    UnitLength.Moved(call.Pooled + row, gradient, call.Features, (double*)(scratch + 1), call.Moved + row);
                    gradient = call.Moved + row;
                }

                for (nint column = 0; column < call.Features; column += Most)
                    Columns(group, rows, gradient + column, column, nint.Min(Most, call.Features - column), scratch);
            }

            Arena.Return(memory);
        }
    }

    /// <summary>Some features of one group.</summary>
    private void Columns(long group, in RowGroup rows, T* gradient, nint column, nint width, Scratch* scratch)
    {
        unchecked
        {
            (nint first, nint end) = call.Groups.OwnRows(group);
            T* target = call.Target + column;
            if (rows.Present == 0)
            {
                Clear(target, first, end, width);
                return;
            }

            Lift(gradient, width, (TTotal*)scratch->Lifted);
            Elementwise.Run(new Quotient<TTotal>(call.Share.By<TTotal>(rows.Present)), (TTotal*)scratch->Lifted, width, (TTotal*)scratch->Parts);
            if (!call.Share.IsRanked) Narrow((TTotal*)scratch->Parts, width, (T*)scratch->Shares);
            if (call.Share.IsExtreme) Prepare(rows, column, width, (group * call.Features) + column, scratch);
            if (first < end) Clear(target, first, rows.RowAt(0), width);
            long rank = 0;
            for (nint start = 0; start < rows.Positions; start += MaskBits.Many)
            {
                uint present = rows.PresentFrom(start);
                for (int position = 0; position < nint.Min(MaskBits.Many, rows.Positions - start); position++)
                {
                    nint row = rows.RowAt(start + position);
                    T* to = target + (row * call.Features);
                    if ((present >> position & 1) == 0) new Span<T>(to, (int)width).Clear();
                    else if (call.Share.IsRanked) Weigh((TTotal*)scratch->Parts, ++rank, width, (TTotal*)scratch->Lifted, to);
                    else if (!call.Share.IsExtreme) Copy((T*)scratch->Shares, width, to);
                    else ExtremeRows<T, TBits>.Choose((TBits*)(call.Source + (row * call.Features) + column), Extremes(group, column), (TBits*)scratch->Shares, Found(scratch), width, (TBits*)to);
                }
            }

            if (first < end) Clear(target, rows.RowAt(rows.Positions - 1) + 1, end, width);
        }
    }

    private TBits* Extremes(long group, nint column) => (TBits*)unchecked(call.Pooled + ((nint)group * call.Features) + column);

    /// <summary>Where what was found before is kept; null where it does not matter.</summary>
    private TBits* Found(Scratch* scratch) => call.Share.Ties.Among(true, false, false) ? (TBits*)scratch->Found : null;

    /// <summary>Nothing has been found; and where ties share, each feature's part.</summary>
    private void Prepare(in RowGroup rows, nint column, nint width, long pooled, Scratch* scratch)
    {
        unchecked
        {
            new Span<TBits>(scratch->Found, (int)width).Clear();
            if (!call.Share.Ties.Among(false, true, false)) return;
            int* counts = scratch->Counts;
            new Span<int>(counts, (int)width).Clear();
            for (nint start = 0; start < rows.Positions; start += MaskBits.Many)
            {
                for (uint present = rows.PresentFrom(start); present != 0; present &= present - 1)
                {
                    nint row = rows.RowAt(start + BitOperations.TrailingZeroCount(present));
                    ExtremeRows<T, TBits>.Count((TBits*)(call.Source + (row * call.Features) + column), (TBits*)(call.Pooled + pooled), width, counts);
                }
            }

            TTotal* parts = (TTotal*)scratch->Parts;
            for (nint i = 0; i < width; i++) parts[i] /= TTotal.CreateTruncating(counts[i]);
            Narrow(parts, width, (T*)scratch->Shares);
        }
    }

    private void Clear(T* target, nint first, nint end, nint width)
    {
        unchecked
        {
            if (width == call.Features)
            {
                new Span<T>(target + (first * width), (int)((end - first) * width)).Clear();
                return;
            }

            for (nint row = first; row < end; row++) new Span<T>(target + (row * call.Features), (int)width).Clear();
        }
    }

    /// <summary>Register by register where numbers are no narrower than their sums: rows of some hundreds of bytes are too short for a general copy to be at its best.</summary>
    private static void Copy(T* source, nint length, T* target)
    {
        if (IsWide) new ReadOnlySpan<T>(source, (int)length).CopyTo(new Span<T>(target, (int)length));
        else default(CanonicalFinish<T>).Row(source, length, 1, target);
    }

    private static void Lift(T* source, nint length, TTotal* target)
    {
        if (IsWide) default(WideningLift<T, TTotal>).Row(source, length, target);
        else new ReadOnlySpan<TTotal>(source, (int)length).CopyTo(new Span<TTotal>(target, (int)length));
    }

    private static void Weigh(TTotal* parts, long rank, nint length, TTotal* weighed, T* target)
    {
        Elementwise.Run(new Product<TTotal>(TTotal.CreateSaturating(rank)), parts, length, weighed);
        Narrow(weighed, length, target);
    }

    private static void Narrow(TTotal* source, nint length, T* target)
    {
        if (IsWide) default(NarrowingQuotientFinish<T, TTotal>).Row(source, length, 1, target);
        else default(CanonicalFinish<TTotal>).Row(source, length, 1, (TTotal*)target);
    }

    /// <summary>One thread's memory, in the widest type that there is.</summary>
    private struct Scratch
    {
        internal fixed double Lifted[Most];
        internal fixed double Parts[Most];
        internal fixed double Shares[Most];
        internal fixed double Found[Most];
        internal fixed int Counts[Most];
    }
}
