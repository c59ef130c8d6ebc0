using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Each output's gradient added where its index says, output after output in row-major order. Threads share the planes, or with channels inside the items of the batch.</summary>
internal sealed unsafe class ScatterSchedule<T, TIndex, TTotal>(IndexJob job, IndexCodec codec) : IndexGradientSchedule<T, TIndex>, IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly long[] extents = [.. job.Plan.Output.Spatial];
    private readonly nint elements = (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = (nint)job.Plan.Output.PlaneElements;
    private readonly nint channels = (nint)job.Plan.Input.Channels;
    private readonly nint inner = job.IsChannelsLast ? (nint)job.Plan.Input.Channels : 1;
    private readonly long units = job.IsChannelsLast ? job.Plan.Input.Batch : job.Plan.Input.Batch * job.Plan.Input.Channels;
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);

    internal override string Name => "scattered";

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (TIndex* places = indices)
        fixed (T* target = inputGradient)
        {
            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, null, places);
            Crew.Run(this, &parts, target, units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        RunParts parts = *(RunParts*)source;
        bool isApart = typeof(T) != typeof(TTotal);
        byte[] memory = Arena.Rent(isApart ? elements * inner * sizeof(TTotal) : 0);
        for (nint unit = (nint)from; unit < to; unit++)
        {
            unchecked
            {
                T* result = (T*)target + (unit * elements * inner);
                TTotal* totals = isApart ? (TTotal*)Arena.Start(memory) : (TTotal*)result;
                new Span<TTotal>(totals, (int)(elements * inner)).Clear();
                nint first = unit * outputs * inner;
                if (!codec.IsPlane) Decoded(parts, unit, totals);
                else if (inner == 1) Plane((T*)parts.OutputGradient + first, (TIndex*)parts.Values + first, totals);
                else Item((T*)parts.OutputGradient + first, (TIndex*)parts.Values + first, totals);
                Finish(totals, result, elements * inner);
            }
        }

        Arena.Return(memory);
    }

    /// <summary>What neighbours give to one place is added up before it goes there: where windows overlap, most have the maximum of their neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Plane(T* gradients, TIndex* indices, TTotal* totals)
    {
        unchecked
        {
            // SAFETY: every index has been proved to be −1 or a place of its plane.
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Item(T* gradients, TIndex* indices, TTotal* totals)
    {
        unchecked
        {
            for (nint output = 0; output < outputs; output++, gradients += inner, indices += inner)
            {
                for (nint channel = 0; channel < inner; channel++)
                {
                    nint place = nint.CreateTruncating(indices[channel]);
                    if (place >= 0) totals[(place * inner) + channel] += TTotal.CreateTruncating(gradients[channel]);
                }
            }
        }
    }

    private void Decoded(in RunParts parts, nint unit, TTotal* totals)
    {
        unchecked
        {
            long first = inner == 1 ? unit : unit * channels;
            OutputWalk walk = new(stackalloc long[extents.Length], extents, channels, job.IsChannelsLast, first, first + inner);
            while (walk.Next())
            {
                long index = long.CreateTruncating(((TIndex*)parts.Values)[walk.At]);
                if (index == IndexForm.None) continue;
                long place = codec.Read(walk.Batch, walk.Channel, walk.Position, index);
                totals[inner == 1 ? place : (place * inner) + walk.Channel] += TTotal.CreateTruncating(((T*)parts.OutputGradient)[walk.At]);
            }
        }
    }

    private static void Finish(TTotal* totals, T* result, nint length)
    {
        if (typeof(T) == typeof(TTotal) && Element.IsFloating<T>()) default(Finishes.CanonicalFinish<T>).Row((T*)totals, length, 1, result);
        else if (typeof(T) == typeof(Half)) default(Finishes.NarrowingQuotientFinish<Half, float>).Row((float*)totals, length, 1, (Half*)result);
        else for (nint i = 0; i < length; i++) result[i] = T.CreateSaturating(totals[i]);
    }
}
