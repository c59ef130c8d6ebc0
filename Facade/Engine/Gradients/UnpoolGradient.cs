using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of an unpooling with respect to its values: first which value reached each place, where several may have tried, and then a gather.</summary>
internal sealed unsafe class UnpoolGradient<T, TIndex>(UnpoolJob job) : IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>With channels inside, so many are gone through together: whole cache lines, and more than one unit for one item.</summary>
    private const long MostChannelsAtOnce = 32;

    private readonly int threads = Crew.ThreadsFor((job.Shapes.Unpooled.Elements * sizeof(T)) + (job.Shapes.Pooled.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);
    private readonly long inner = job.IsChannelsLast ? job.Channels : 1;
    private readonly long atOnce = job.IsChannelsLast ? long.Min(job.Channels, MostChannelsAtOnce) : 1;
    private readonly bool isContended = job.Duplicates.Among(last: true, sum: false, max: true, error: false);

    /// <summary>Whether the values say which of them reached a place.</summary>
    internal bool NeedsValues { get; } = job.Duplicates.Among(last: false, sum: false, max: true, error: false);

    private long Groups => unchecked((inner + atOnce - 1) / atOnce);

    /// <summary>Writes every element. The door has proved the lengths and the indices, and that nothing overlaps.</summary>
    internal void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, Span<T> gradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (T* given = values)
        fixed (TIndex* places = indices)
        fixed (T* target = gradient)
        {
            RunParts parts = new(incoming, given, places);
            Crew.Run(this, &parts, target, job.Planes / inner * Groups, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        RunParts parts = *(RunParts*)source;
        unchecked
        {
            nint claims = isContended ? (nint)(job.Codec.Elements * atOnce) : 0;
            Pieces needed = new(null);
            _ = new Room(this, claims, ref needed);
            Arena.Line[] memory = Arena.Rent(needed.Bytes);
            try
            {
                Pieces pieces = new(Arena.Start(memory));
                Room room = new(this, claims, ref pieces);
                for (long unit = from; unit < to; unit++)
                {
                    (long item, long group) = long.DivRem(unit, Groups);
                    long first = group * atOnce;
                    long width = long.Min(atOnce, inner - first);
                    long start = (item * job.Outputs * inner) + first;
                    Block block = new(
                        (T*)parts.OutputGradient + (item * job.Codec.Elements * inner) + first, (T*)parts.X + (NeedsValues ? start : 0), (T*)target + start, width);
                    if (job.Codec.IsPlane)
                    {
                        Gather(room, block, (TIndex*)parts.Values + start, inner);
                        continue;
                    }

                    Read((TIndex*)parts.Values, job.IsChannelsLast ? (item * inner) + first : item, width, room.Offsets);
                    Gather(room, block, room.Offsets, width);
                }
            }
            finally
            {
                Arena.Return(memory);
            }
        }
    }

    /// <summary>The offsets in their planes that the indices of some planes say.</summary>
    private void Read(TIndex* indices, long first, long width, int* offsets)
    {
        OutputWalk walk = new(stackalloc long[job.PooledExtents.Length], job.PooledExtents, job.Channels, job.IsChannelsLast, first, unchecked(first + width));
        long pixel = -1;
        while (walk.Next())
        {
            pixel = walk.BeginsPlane ? 0 : unchecked(pixel + 1);
            long index = long.CreateTruncating(indices[walk.At]);
            offsets[unchecked((pixel * width) + walk.Plane - first)] = index == IndexForm.None ? -1 : (int)job.Codec.Read(walk.Batch, walk.Channel, walk.Position, index);
        }
    }

    /// <summary>Some channels of an item, whose offsets lie <paramref name="pitch"/> apart from one value to the next.</summary>
    private void Gather<TPlace>(in Room room, in Block block, TPlace* offsets, long pitch)
        where TPlace : unmanaged, IBinaryInteger<TPlace>
    {
        unchecked
        {
            if (NeedsValues) ClaimGreatest(room, block, offsets, pitch);
            else if (isContended) ClaimLast(room, block, offsets, pitch);
            long outputs = job.Outputs;
            for (long output = 0; output < outputs; output++)
            {
                for (long channel = 0; channel < block.Width; channel++)
                {
                    // SAFETY: every index has been proved to be −1 or a place of its plane.
                    long offset = long.CreateTruncating(offsets[(output * pitch) + channel]);
                    bool isReached = offset >= 0 && (!isContended || room.Claims[(offset * block.Width) + channel] == output);
                    block.Target[(output * inner) + channel] = isReached ? Element.Canonical(block.Incoming[(offset * inner) + channel]) : T.Zero;
                }
            }
        }
    }

    private void ClaimLast<TPlace>(in Room room, in Block block, TPlace* offsets, long pitch)
        where TPlace : unmanaged, IBinaryInteger<TPlace>
    {
        unchecked
        {
            for (long output = 0; output < job.Outputs; output++)
            {
                for (long channel = 0; channel < block.Width; channel++)
                {
                    // SAFETY: as in the gather.
                    long offset = long.CreateTruncating(offsets[(output * pitch) + channel]);
                    if (offset >= 0) room.Claims[(offset * block.Width) + channel] = (int)output;
                }
            }
        }
    }

    /// <summary>The first of the equal greatest: a later value takes a place only where the maximum of both is not what was there.</summary>
    private void ClaimGreatest<TPlace>(in Room room, in Block block, TPlace* offsets, long pitch)
        where TPlace : unmanaged, IBinaryInteger<TPlace>
    {
        unchecked
        {
            PlaceSet taken = new(room.Taken, job.Codec.Elements * block.Width);
            taken.Clear();
            for (long output = 0; output < job.Outputs; output++)
            {
                for (long channel = 0; channel < block.Width; channel++)
                {
                    // SAFETY: as in the gather; what was claimed is an output before this one.
                    long offset = long.CreateTruncating(offsets[(output * pitch) + channel]);
                    if (offset < 0) continue;
                    int* claim = room.Claims + (offset * block.Width) + channel;
                    T value = block.Values[(output * inner) + channel];
                    if (taken.Add((offset * block.Width) + channel) || IsGreater(value, block.Values[(*claim * inner) + channel])) *claim = (int)output;
                }
            }
        }
    }

    private static bool IsGreater(T value, T claimed) => !IndexRule.AreSame(T.Max(claimed, value), claimed);

    /// <summary>Some channels of an item: where what comes in, the values and the result begin.</summary>
    private readonly struct Block(T* incoming, T* values, T* target, long width)
    {
        internal T* Incoming { get; } = incoming;

        internal T* Values { get; } = values;

        internal T* Target { get; } = target;

        internal long Width { get; } = width;
    }

    /// <summary>The scratch memory of a thread.</summary>
    private readonly struct Room
    {
        internal Room(UnpoolGradient<T, TIndex> gradient, nint claims, ref Pieces pieces)
        {
            UnpoolJob job = gradient.Job;
            Offsets = pieces.Next<int>(job.Codec.IsPlane ? 0 : (nint)(job.Outputs * gradient.atOnce));
            Claims = pieces.Next<int>(claims);
            Taken = pieces.Next<byte>(gradient.NeedsValues ? PlaceSet.Bytes(claims) : 0);
        }

        internal int* Offsets { get; }

        /// <summary>Which output each place belongs to, as far as one does.</summary>
        internal int* Claims { get; }

        internal byte* Taken { get; }
    }

    private UnpoolJob Job => job;
}
