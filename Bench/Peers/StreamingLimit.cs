using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Peers;

/// <summary>Memory's part of what no pooling can beat by much: a loop that reads the input once and writes the output once, in the proportion of the case.</summary>
internal sealed unsafe class StreamingLimit(PinnedMemory input, PinnedMemory output, int threads)
{
    private const int Lanes = 64;
    private const int Step = 4 * Lanes;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    /// <summary>Bytes read and written when the loop is compared with a copy: within the first, second and third cache, and beyond.</summary>
    private static readonly int[] CopyBytes = [16 << 10, 256 << 10, 4 << 20, 64 << 20];

    /// <summary>The faster of the loop with ordinary stores, and with stores that bypass the caches, as long copies do.</summary>
    internal Contender Fastest() => Race.Fastest([new(times => Run(times, bypassing: false), false), new(times => Run(times, bypassing: true), false)], Moment);

    /// <summary>The loop's speed where input and output have the same size, as a fraction of a span copy's, on one thread.</summary>
    internal static IReadOnlyList<(int Bytes, double Fraction)> BesideCopy() => [.. CopyBytes.Select(bytes =>
    {
        PinnedBuffer<byte> source = new PinnedBuffer<byte>(bytes).Filled();
        PinnedBuffer<byte> target = new(bytes);
        Contender loop = new StreamingLimit(source, target, threads: 1).Fastest();
        Contender copy = Contender.Of(() => source.Span.CopyTo(target.Span), isJitted: false);
        double[] loops = new double[5];
        double[] copies = new double[5];
        for (int i = 0; i < loops.Length; i++) (copies[i], loops[i]) = (Race.Fastest(copy, Moment), Race.Fastest(loop, Moment));
        return (bytes, copies.Min() / loops.Min());
    })];

    /// <summary>Streams so many times; each thread its own share, with no meeting in between.</summary>
    private void Run(long times, bool bypassing)
    {
        if (threads == 1) Repeat(0, times, bypassing);
        else Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, share => Repeat(share, times, bypassing));
    }

    private void Repeat(int share, long times, bool bypassing)
    {
        (long inputFrom, long inputTo) = Share(input.Bytes, share);
        (long outputFrom, long outputTo) = Share(output.Bytes, share);
        byte* from = (byte*)input.Address + inputFrom;
        byte* to = (byte*)output.Address + outputFrom;
        for (long i = 0; i < times; i++)
        {
            if (bypassing) Stream<Bypassing>(from, inputTo - inputFrom, to, outputTo - outputFrom);
            else Stream<Cached>(from, inputTo - inputFrom, to, outputTo - outputFrom);
        }
    }

    /// <summary>Shares begin on cache lines, because stores that bypass the caches must.</summary>
    private (long From, long To) Share(long bytes, int share) => (bytes * share / threads / Lanes * Lanes, share == threads - 1 ? bytes : bytes * (share + 1) / threads / Lanes * Lanes);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Stream<TStore>(byte* from, long inputBytes, byte* to, long outputBytes)
        where TStore : struct, IStore
    {
        unchecked
        {
            // SAFETY: every load and store begins at or below the length − Step; the remainders, below one step, are left out. Both begin on a cache line.
            long reads = inputBytes / Step;
            long writes = outputBytes / Step;
            byte* lastRead = from + (reads * Step);

            // Reads per write in 32.32 fixed point.
            ulong perWrite = writes == 0 ? 0 : ((ulong)reads << 32) / (ulong)writes;
            ulong due = 0;
            byte* read = from;
            Vector512<byte> a = default, b = default, c = default, d = default;
            for (long written = 0; written < writes; written++)
            {
                due += perWrite;
                for (byte* until = from + ((long)(due >> 32) * Step); read < until; read += Step)
                {
                    a = Vector512.Load(read);
                    b = Vector512.Load(read + Lanes);
                    c = Vector512.Load(read + (2 * Lanes));
                    d = Vector512.Load(read + (3 * Lanes));
                }

                TStore.Store(a, to);
                TStore.Store(b, to + Lanes);
                TStore.Store(c, to + (2 * Lanes));
                TStore.Store(d, to + (3 * Lanes));
                to += Step;
            }

            for (; read < lastRead; read += Step)
            {
                a ^= Vector512.Load(read);
                b ^= Vector512.Load(read + Lanes);
                c ^= Vector512.Load(read + (2 * Lanes));
                d ^= Vector512.Load(read + (3 * Lanes));
            }

            Keep(a ^ b ^ c ^ d);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(Vector512<byte> value) => _ = value;

    private interface IStore
    {
        static abstract void Store(Vector512<byte> value, byte* to);
    }

    private readonly struct Cached : IStore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(Vector512<byte> value, byte* to) => value.Store(to);
    }

    private readonly struct Bypassing : IStore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(Vector512<byte> value, byte* to) => value.StoreAlignedNonTemporal(to);
    }
}
