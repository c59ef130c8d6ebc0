using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Peers;

/// <summary>What no pooling can beat by much: a loop that reads the input once and writes the output once, in the proportion of the case.</summary>
internal sealed class StreamingLimit(PinnedBuffer input, PinnedBuffer output, int threads)
{
    private const int Unroll = 4;

    /// <summary>Streams <paramref name="times"/> times; each thread its own share, with no meeting in between.</summary>
    internal void Run(long times)
    {
        if (threads == 1) Repeat(0, times);
        else Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, share => Repeat(share, times));
    }

    private void Repeat(int share, long times)
    {
        (int inputFrom, int inputTo) = Share(input.Span.Length, share);
        (int outputFrom, int outputTo) = Share(output.Span.Length, share);
        for (long i = 0; i < times; i++) Stream(input.Span[inputFrom..inputTo], output.Span[outputFrom..outputTo]);
    }

    private (int From, int To) Share(int length, int share) => ((int)((long)length * share / threads), (int)((long)length * (share + 1) / threads));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Stream(ReadOnlySpan<float> source, Span<float> target)
    {
        unchecked
        {
            int lanes = Vector512<float>.Count;
            int step = Unroll * lanes;
            ref float from = ref MemoryMarshal.GetReference(source);
            ref float to = ref MemoryMarshal.GetReference(target);

            // SAFETY: every load starts at or below source.Length − step, every store at or below target.Length − step; the remainders, below one step, are left out.
            int sourceSteps = source.Length / step;
            int targetSteps = target.Length / step;
            int perTarget = targetSteps == 0 ? sourceSteps : sourceSteps / targetSteps;
            int read = 0;
            Vector512<float> a = default, b = default, c = default, d = default;
            for (int written = 0; written < targetSteps; written++)
            {
                int end = written == targetSteps - 1 ? sourceSteps : Math.Min(sourceSteps, read + Math.Max(perTarget, 1));
                for (; read < end; read++)
                {
                    nuint at = (nuint)(read * step);
                    a ^= Vector512.LoadUnsafe(ref from, at);
                    b ^= Vector512.LoadUnsafe(ref from, at + (nuint)lanes);
                    c ^= Vector512.LoadUnsafe(ref from, at + (nuint)(2 * lanes));
                    d ^= Vector512.LoadUnsafe(ref from, at + (nuint)(3 * lanes));
                }

                nuint place = (nuint)(written * step);
                a.StoreUnsafe(ref to, place);
                b.StoreUnsafe(ref to, place + (nuint)lanes);
                c.StoreUnsafe(ref to, place + (nuint)(2 * lanes));
                d.StoreUnsafe(ref to, place + (nuint)(3 * lanes));
            }
        }
    }
}
