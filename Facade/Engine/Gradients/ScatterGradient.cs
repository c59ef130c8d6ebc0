using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Each output's gradient added where its index says, output after output in row-major order. Threads share the planes, or with channels inside stretches of them.</summary>
internal sealed unsafe class ScatterGradient<T, TIndex, TTotal>(IndexJob job) : IndexGradient<T, TIndex>, IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>What one thread takes of channels that are inside is a multiple of this, a cache line of floats.</summary>
    private const nint ChannelsOfALine = 16;

    /// <summary>So many windows hold an input on average, or fewer where those see a good part of the plane: neighbours then name one place in long runs.</summary>
    private const double MuchShared = 512;
    private const double MuchSharedOfPlane = 64;
    private const double GoodPart = 0.125;

    private readonly IndexCodec codec = new(job.Layout, job.Plan.Input, job.Plan);
    private readonly long[] extents = [.. job.Plan.Output.Spatial];
    private readonly nint elements = (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = (nint)job.Plan.Output.PlaneElements;
    private readonly nint channels = (nint)job.Plan.Input.Channels;
    private readonly nint inner = job.IsChannelsLast ? (nint)job.Plan.Input.Channels : 1;
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);
    private readonly long planes = job.Plan.Input.Batch * (job.IsChannelsLast ? 1 : job.Plan.Input.Channels);
    private readonly bool sharesMuch = SharesMuch(job.Plan);

    internal override string Name => "scattered";

    /// <summary>The channels of a stretch: all of them where there is one thread, so that whole rows of memory are read and written one after the other.</summary>
    private nint OwnChannels => (channels + (threads * ChannelsOfALine) - 1) / (threads * ChannelsOfALine) * ChannelsOfALine;

    /// <summary>Into how many stretches the channels of an item are cut.</summary>
    private nint Stretches => inner == 1 ? 1 : (channels + OwnChannels - 1) / OwnChannels;

    internal override IndexPlaces Check(ReadOnlySpan<TIndex> indices) => IndexCheck.Places(codec, job.Plan.Input, extents, job.IsChannelsLast, indices) ? IndexPlaces.MayBeNowhere : IndexPlaces.Somewhere;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, IndexPlaces known, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (TIndex* places = indices)
        fixed (T* target = inputGradient)
        {
            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, null, places) { MayBeNowhere = known == IndexPlaces.MayBeNowhere };
            Crew.Run(this, &parts, target, planes * Stretches, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        (nint stretches, nint own) = (Stretches, OwnChannels);
        if (inner == 1) Planes(*(RunParts*)source, (T*)target, (nint)from, (nint)to);
        else for (nint unit = (nint)from; unit < to; unit++) Stretch(*(RunParts*)source, (T*)target, unit / stretches, unit % stretches * own, own);
    }

    private static bool SharesMuch(Plan plan)
    {
        double taps = plan.Output.PlaneElements > 1 ? plan.Axes.Aggregate(1.0, (product, axis) => product * axis.WindowAt(0).Count) : 0;
        double holding = taps * plan.Output.PlaneElements / plan.Input.PlaneElements;
        return holding > MuchShared || (holding > MuchSharedOfPlane && taps > GoodPart * plan.Input.PlaneElements);
    }

    private void Planes(in RunParts parts, T* target, nint from, nint to)
    {
        bool isApart = typeof(T) != typeof(TTotal);
        Arena.Line[] memory = Arena.Rent(isApart ? elements * sizeof(TTotal) : 0);
        for (nint plane = from; plane < to; plane++)
        {
            unchecked
            {
                T* result = target + (plane * elements);
                TTotal* totals = isApart ? (TTotal*)Arena.Start(memory) : (TTotal*)result;
                new Span<TTotal>(totals, (int)elements).Clear();
                T* gradients = (T*)parts.OutputGradient + (plane * outputs);
                TIndex* indices = (TIndex*)parts.Values + (plane * outputs);
                if (!codec.IsPlane) Decoded(parts, plane, totals);
                else if (sharesMuch) Runs(gradients, indices, totals);
                else if (parts.MayBeNowhere) Perhaps(gradients, indices, outputs, totals, 1, 0);
                else Somewhere(gradients, indices, outputs, totals, 1, 0);
                if (isApart) Finish(totals, elements, result);
                else if (Element.IsFloating<T>() && !FiniteKernel.All(gradients, outputs)) default(CanonicalFinish<T>).Row(result, elements, 1, result);
            }
        }

        Arena.Return(memory);
    }

    /// <summary>Some channels of an item, whose neighbours other threads may work on.</summary>
    private void Stretch(in RunParts parts, T* target, nint item, nint first, nint most)
    {
        unchecked
        {
            int count = (int)nint.Min(most, channels - first);
            bool isApart = typeof(T) != typeof(TTotal);
            Arena.Line[] memory = Arena.Rent(isApart ? elements * count * sizeof(TTotal) : 0);
            T* result = target + (item * elements * channels) + first;
            TTotal* totals = isApart ? (TTotal*)Arena.Start(memory) : (TTotal*)result;
            nint pitch = isApart ? count : channels;

            // All channels of an item lie one after the other, and rows of a few are as dear as long ones.
            (nint stretches, int row) = pitch == count ? (1, (int)(elements * count)) : (elements, count);
            for (nint stretch = 0; stretch < stretches; stretch++) new Span<TTotal>(totals + (stretch * pitch), row).Clear();
            T* gradients = (T*)parts.OutputGradient + (item * outputs * channels) + first;
            bool isFinite = true;
            if (codec.IsPlane)
            {
                TIndex* indices = (TIndex*)parts.Values + (item * outputs * channels) + first;
                for (nint output = 0; output < outputs; output++)
                {
                    T* from = gradients + (output * channels);
                    TIndex* places = indices + (output * channels);
                    if (parts.MayBeNowhere) Perhaps(from, places, count, totals, pitch, 1);
                    else Somewhere(from, places, count, totals, pitch, 1);
                }
            }
            else
            {
                for (nint channel = 0; channel < count; channel++) Decoded(parts, (item * channels) + first + channel, totals + channel, pitch);
            }

            (nint rows, nint length) = channels == count ? (1, outputs * count) : (outputs, (nint)count);
            for (nint output = 0; !isApart && Element.IsFloating<T>() && output < rows; output++) isFinite &= FiniteKernel.All(gradients + (output * channels), length);
            for (nint place = 0; place < elements && (isApart || !isFinite); place++)
            {
                if (isApart) Finish(totals + (place * pitch), count, result + (place * channels));
                else default(CanonicalFinish<T>).Row(result + (place * channels), count, 1, result + (place * channels));
            }

            Arena.Return(memory);
        }
    }

    /// <summary>Where windows share most of their taps, neighbours name one place so often that each would wait for the sum of the one before to come back from memory: so they are added up on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Runs(T* gradients, TIndex* indices, TTotal* totals)
    {
        unchecked
        {
            nint open = -1;
            TTotal total = TTotal.Zero;
            for (nint output = 0; output < outputs; output++)
            {
                nint place = nint.CreateTruncating(indices[output]);
                if (place < 0) continue;
                if (place != open)
                {
                    if (open >= 0) totals[open] = total;
                    (open, total) = (place, totals[place]);
                }

                total += TTotal.CreateTruncating(gradients[output]);
            }

            if (open >= 0) totals[open] = total;
        }
    }

    /// <summary>Outputs some of which belong nowhere: of one plane, or of neighbouring channels, whose totals are neighbours, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Perhaps(T* gradients, TIndex* indices, nint count, TTotal* totals, nint pitch, nint next)
    {
        unchecked
        {
            // SAFETY: every index has been proved to be −1 or a place of its plane.
            for (nint at = 0; at < count; at++, totals += next)
            {
                nint place = nint.CreateTruncating(indices[at]);
                if (place >= 0) totals[place * pitch] += TTotal.CreateTruncating(gradients[at]);
            }
        }
    }

    /// <summary>Outputs every one of which belongs somewhere: four at a time, so that no branch and little counting is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Somewhere(T* gradients, TIndex* indices, nint count, TTotal* totals, nint pitch, nint next)
    {
        unchecked
        {
            // SAFETY: every index has been proved to be a place of its plane.
            nint at = 0;
            for (; at + 4 <= count; at += 4, totals += 4 * next)
            {
                totals[nint.CreateTruncating(indices[at]) * pitch] += TTotal.CreateTruncating(gradients[at]);
                totals[(nint.CreateTruncating(indices[at + 1]) * pitch) + next] += TTotal.CreateTruncating(gradients[at + 1]);
                totals[(nint.CreateTruncating(indices[at + 2]) * pitch) + (2 * next)] += TTotal.CreateTruncating(gradients[at + 2]);
                totals[(nint.CreateTruncating(indices[at + 3]) * pitch) + (3 * next)] += TTotal.CreateTruncating(gradients[at + 3]);
            }

            for (; at < count; at++, totals += next) totals[nint.CreateTruncating(indices[at]) * pitch] += TTotal.CreateTruncating(gradients[at]);
        }
    }

    /// <summary>A plane whose indices are not offsets.</summary>
    private void Decoded(in RunParts parts, nint plane, TTotal* totals, nint pitch = 1)
    {
        unchecked
        {
            OutputWalk walk = new(stackalloc long[extents.Length], extents, channels, job.IsChannelsLast, plane, plane + 1);
            while (walk.Next())
            {
                long index = long.CreateTruncating(((TIndex*)parts.Values)[walk.At]);
                if (index == IndexForm.None) continue;
                nint place = (nint)codec.Read(walk.Batch, walk.Channel, walk.Position, index);
                totals[place * pitch] += TTotal.CreateTruncating(((T*)parts.OutputGradient)[walk.At]);
            }
        }
    }

    private static void Finish(TTotal* totals, nint length, T* result)
    {
        if (typeof(T) == typeof(Half)) default(NarrowingQuotientFinish<Half, float>).Row((float*)totals, length, 1, (Half*)result);
        else for (nint i = 0; i < length; i++) result[i] = T.CreateSaturating(totals[i]);
    }
}
