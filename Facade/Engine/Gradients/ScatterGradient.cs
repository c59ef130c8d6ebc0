using System.Numerics;
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

    /// <summary>So many windows hold an input on average: neighbours then often name one place, and other planes fill the time until its sum is there.</summary>
    private const double Shared = 4;

    /// <summary>The most bytes of planes that are worked on together: what the second-level cache holds beside what is read.</summary>
    private const nint MostTogether = 1 << 19;

    /// <summary>The bytes of a part whose gradients are looked at for NaN while they are in the first-level cache.</summary>
    private const nint PartBytes = 1 << 14;

    /// <summary>The bytes of an item that has left the caches before it is cleared to its end; smaller ones are cleared in one go, which is quicker.</summary>
    private const nint LargeItem = 1 << 23;

    /// <summary>Planes of so few outputs are cleared and scattered together.</summary>
    private const nint FewOutputs = 4;

    /// <summary>The bytes of planes that are: long stretches are cleared much faster than short ones.</summary>
    private const nint FewBytes = 1 << 16;

    private readonly IndexCodec codec = new(job.Layout, job.Plan.Input, job.Plan);
    private readonly long[] extents = [.. job.Plan.Output.Spatial];
    private readonly nint elements = (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = (nint)job.Plan.Output.PlaneElements;
    private readonly nint channels = (nint)job.Plan.Input.Channels;
    private readonly nint inner = job.IsChannelsLast ? (nint)job.Plan.Input.Channels : 1;
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);
    private readonly long planes = job.Plan.Input.Batch * (job.IsChannelsLast ? 1 : job.Plan.Input.Channels);
    private readonly double holding = Holding(job.Plan);
    private readonly double seen = Seen(job.Plan);

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

    /// <summary>Whether planes are worked on four at a time.</summary>
    private bool IsShared => holding > Shared && ScatterKernel.Planes * elements * sizeof(TTotal) <= MostTogether;

    private bool IsMuchShared => holding > MuchShared || (holding > MuchSharedOfPlane && seen > GoodPart);

    /// <summary>How many windows hold an input on average.</summary>
    private static double Holding(Plan plan) => Seen(plan) * plan.Output.PlaneElements;

    /// <summary>How much of a plane a window sees.</summary>
    private static double Seen(Plan plan) => plan.Output.PlaneElements > 1 ? plan.Axes.Aggregate(1.0, (product, axis) => product * axis.WindowAt(0).Count) / plan.Input.PlaneElements : 0;

    private void Planes(in RunParts parts, T* target, nint from, nint to)
    {
        bool isApart = typeof(T) != typeof(TTotal);
        bool areTogether = !isApart && codec.IsPlane && !parts.MayBeNowhere && IsShared;
        bool areFew = !isApart && codec.IsPlane && !parts.MayBeNowhere && outputs <= FewOutputs && 2 * elements * sizeof(T) <= FewBytes;
        Arena.Line[] memory = Arena.Rent(isApart ? elements * sizeof(TTotal) : 0);
        for (nint plane = from; plane < to;)
        {
            unchecked
            {
                if (areTogether && to - plane >= ScatterKernel.Planes)
                {
                    Together(parts, target, plane);
                    plane += ScatterKernel.Planes;
                    continue;
                }

                if (areFew)
                {
                    nint count = nint.Min(FewBytes / (elements * sizeof(T)), to - plane);
                    Few(parts, target, plane, count);
                    plane += count;
                    continue;
                }

                T* result = target + (plane * elements);
                TTotal* totals = isApart ? (TTotal*)Arena.Start(memory) : (TTotal*)result;
                new Span<TTotal>(totals, (int)elements).Clear();
                T* gradients = (T*)parts.OutputGradient + (plane * outputs);
                TIndex* indices = (TIndex*)parts.Values + (plane * outputs);
                if (!codec.IsPlane) Decoded(parts, plane, totals);
                else if (IsMuchShared) ScatterKernel.Runs(gradients, indices, outputs, totals);
                else if (parts.MayBeNowhere) ScatterKernel.Perhaps(gradients, indices, outputs, totals, 1, 0);
                else ScatterKernel.Plane(gradients, indices, outputs, totals);
                if (isApart) Finish(totals, elements, result);
                else if (Element.IsFloating<T>() && !FiniteKernel.All(gradients, outputs)) default(CanonicalFinish<T>).Row(result, elements, 1, result);
                plane++;
            }
        }

        Arena.Return(memory);
    }

    /// <summary>Some planes of few outputs.</summary>
    private void Few(in RunParts parts, T* target, nint plane, nint count)
    {
        unchecked
        {
            T* result = target + (plane * elements);
            T* gradients = (T*)parts.OutputGradient + (plane * outputs);
            new Span<T>(result, (int)(count * elements)).Clear();
            ScatterKernel.Few(gradients, (TIndex*)parts.Values + (plane * outputs), count, outputs, result, elements);
            if (Element.IsFloating<T>() && !FiniteKernel.All(gradients, count * outputs)) default(CanonicalFinish<T>).Row(result, count * elements, 1, result);
        }
    }

    /// <summary>As many planes as take turns, some outputs of each at a time.</summary>
    private void Together(in RunParts parts, T* target, nint plane)
    {
        unchecked
        {
            T* result = target + (plane * elements);
            new Span<T>(result, (int)(ScatterKernel.Planes * elements)).Clear();
            T* gradients = (T*)parts.OutputGradient + (plane * outputs);
            TIndex* indices = (TIndex*)parts.Values + (plane * outputs);
            nint part = PartBytes / (ScatterKernel.Planes * sizeof(T));
            bool isFinite = true;
            for (nint done = 0; done < outputs; done += part)
            {
                nint count = nint.Min(part, outputs - done);
                ScatterKernel.Together(gradients + done, indices + done, count, outputs, result, elements);
                for (nint at = 0; Element.IsFloating<T>() && at < ScatterKernel.Planes; at++) isFinite &= FiniteKernel.All(gradients + (at * outputs) + done, count);
            }

            if (!isFinite) default(CanonicalFinish<T>).Row(result, ScatterKernel.Planes * elements, 1, result);
        }
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

            // Of a large item, places are cleared when an index first reaches so far, and are in a cache when something is added to them.
            bool isWhole = pitch == count && count == channels && codec.IsPlane && elements * count * sizeof(TTotal) >= LargeItem;
            nint cleared = isWhole ? 0 : Clear(totals, pitch, count, 0, elements);
            T* gradients = (T*)parts.OutputGradient + (item * outputs * channels) + first;
            bool isFinite = true;
            nint part = codec.IsPlane ? nint.Max(1, PartBytes / (channels * sizeof(T))) : outputs;
            for (nint output = 0; output < outputs; output += part)
            {
                nint rows = nint.Min(part, outputs - output);
                T* from = gradients + (output * channels);
                TIndex* indices = (TIndex*)parts.Values + (((item * outputs) + output) * channels) + first;
                if (isWhole && cleared < elements) cleared = Clear(totals, pitch, count, cleared, nint.Max(cleared, (nint)IndexCheck.Range(new ReadOnlySpan<TIndex>(indices, (int)(rows * channels))).Greatest + 1));
                if (codec.IsPlane) Rows(from, indices, rows, count, totals, pitch, parts.MayBeNowhere);
                else for (nint channel = 0; channel < count; channel++) Decoded(parts, (item * channels) + first + channel, totals + channel, pitch);
                if (!isApart && Element.IsFloating<T>()) isFinite &= AreFinite(from, rows, count);
            }

            Clear(totals, pitch, count, cleared, elements);
            for (nint place = 0; place < elements && (isApart || !isFinite); place++)
            {
                if (isApart) Finish(totals + (place * pitch), count, result + (place * channels));
                else default(CanonicalFinish<T>).Row(result + (place * channels), count, 1, result + (place * channels));
            }

            Arena.Return(memory);
        }
    }

    /// <summary>Clears some channels of places <c>[from, to)</c>.</summary>
    /// <returns>Behind the last.</returns>
    private static nint Clear(TTotal* totals, nint pitch, int count, nint from, nint to)
    {
        unchecked
        {
            // All channels of places that follow each other are one row: rows of a few are as dear as long ones.
            (nint stretches, nint row) = pitch == count ? ((nint)1, (to - from) * count) : (to - from, (nint)count);
            for (nint stretch = 0; stretch < stretches; stretch++) new Span<TTotal>(totals + ((from + stretch) * pitch), (int)row).Clear();
            return to;
        }
    }

    private void Rows(T* gradients, TIndex* indices, nint rows, nint count, TTotal* totals, nint pitch, bool mayBeNowhere)
    {
        unchecked
        {
            if (!mayBeNowhere) ScatterKernel.Rows(gradients, indices, rows, channels, count, totals, pitch);
            else for (nint row = 0; row < rows; row++) ScatterKernel.Perhaps(gradients + (row * channels), indices + (row * channels), count, totals, pitch, 1);
        }
    }

    private bool AreFinite(T* gradients, nint rows, nint count)
    {
        unchecked
        {
            if (count == channels) return FiniteKernel.All(gradients, rows * count);
            bool all = true;
            for (nint row = 0; row < rows; row++) all &= FiniteKernel.All(gradients + (row * channels), count);
            return all;
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
