using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Ranks of many lanes at once, on rows of integers whose length is a multiple of a register's lanes.</summary>
internal static unsafe class RankKernel
{
    /// <summary>Every comparison of a network: the lesser of two rows goes to the first, the greater to the second, as far as anyone looks at it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Sort<TKey>(TKey* rows, nint pitch, ReadOnlySpan<Exchange> network, nint length)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        unchecked
        {
            // SAFETY: a network names rows below the number of taps, all of which are buffered, and rows have room for whole registers.
            foreach (Exchange exchange in network)
            {
                TKey* first = rows + (exchange.First * pitch);
                TKey* second = rows + (exchange.Second * pitch);
                for (nint x = 0; x < length; x += Vector<TKey>.Count)
                {
                    (Vector<TKey> left, Vector<TKey> right) = (Vector.Load(first + x), Vector.Load(second + x));
                    if (exchange.KeepsLesser) Vector.Min(left, right).Store(first + x);
                    if (exchange.KeepsGreater) Vector.Max(left, right).Store(second + x);
                }
            }
        }
    }

    /// <summary>Adds 1 to the count of each lane whose key is below the candidate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void CountBelow<TKey>(TKey* keys, TKey* candidates, TKey* counts, nint length)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        unchecked
        {
            for (nint x = 0; x < length; x += Vector<TKey>.Count)
            {
                Vector<TKey> below = Vector.LessThan(Vector.Load(keys + x), Vector.Load(candidates + x));
                (Vector.Load(counts + x) - below).Store(counts + x);
            }
        }
    }
}

/// <summary>One comparison of a network, and which of its results are looked at.</summary>
internal readonly record struct Exchange(int First, int Second, bool KeepsLesser, bool KeepsGreater);

/// <summary>Batcher's merge exchange for any number of rows, without the comparisons that the row in question does not depend on.</summary>
/// <seealso href="https://doi.org/10.1145/1468075.1468121">Batcher, Sorting networks and their applications (1968); Knuth, volume 3, algorithm 5.2.2M.</seealso>
internal static class SortingNetwork
{
    internal static Exchange[] Of(int rows, int place)
    {
        bool[] matters = new bool[rows];
        matters[place] = true;
        List<Exchange> kept = [];
        foreach ((int first, int second) in All(rows).Reverse())
        {
            if (!matters[first] && !matters[second]) continue;
            kept.Add(new(first, second, matters[first], matters[second]));
            (matters[first], matters[second]) = (true, true);
        }

        kept.Reverse();
        return [.. kept];
    }

    private static IEnumerable<(int First, int Second)> All(int rows)
    {
        int top = (int)BitOperations.RoundUpToPowerOf2((uint)rows) / 2;
        for (int p = top; p > 0; p /= 2)
        {
            (int q, int r, int d) = (top, 0, p);
            while (true)
            {
                for (int i = 0; i < rows - d; i++)
                {
                    if ((i & p) == r) yield return (i, i + d);
                }

                if (q == p) break;
                (d, q, r) = (q - p, q / 2, p);
            }
        }
    }
}
