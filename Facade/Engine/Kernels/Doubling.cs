using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows that overlap much, one element apart: blocks of a power of two of taps are folded once and shared.</summary>
internal static unsafe class Doubling
{
    /// <summary>
    /// <c>result[i] = fold of line[i], line[i + offset], … line[i + (count − 1)·offset]</c> for every place of a line, in steps that grow as log count:
    /// blocks of a power of two of taps are shared by the windows. Places whose window leaves the line are left with anything.
    /// </summary>
    /// <returns>Where the result lies: the line itself or <paramref name="other"/>.</returns>
    internal static TTotal* Run<TTotal, TReducer, TSet>(TTotal* line, nint places, nint offset, long count, TTotal* other)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            TTotal* rest = null;
            for (nint size = 1; ;)
            {
                // The line holds blocks of `size` taps; each binary digit of the count contributes one block, the smallest the last taps.
                nint beyond = (nint)count & ~((2 * size) - 1);
                bool isLargest = beyond == 0;
                bool isDigit = ((nint)count & size) != 0;
                if (size == (nint)count) return line;
                if (TReducer.IsIdempotent && isLargest)
                {
                    Pairs<TTotal, TReducer, TSet>(line, line, places - (((nint)count - size) * offset), ((nint)count - size) * offset);
                    return line;
                }

                if (isLargest || (isDigit && rest != null && !TReducer.IsIdempotent))
                {
                    // S(i + beyond·offset) ∘ rest(i), into the rest. The buffers lie whole totals apart: each is as long as a multiple of 64 of them.
                    TTotal* block = line + (beyond * offset);
                    Pairs<TTotal, TReducer, TSet>(block, other, places - (((nint)count - 1) * offset), (nint)(rest - block));
                    if (isLargest) return other;
                }
                else if (isDigit && !TReducer.IsIdempotent)
                {
                    FoldKernel.Run<TTotal, TReducer, TSet>(line + (beyond * offset), TapOffsets.Whole(0, 1), other, RowBlock.Single(Rounded(places - (((nint)count - 1) * offset))));
                    rest = other;
                }

                bool skips = (beyond >> 1) >= 2 * size && (TReducer.IsIdempotent || ((nint)count & (2 * size)) == 0);
                nint grown = skips ? 4 * size : 2 * size;
                FoldKernel.Run<TTotal, TReducer, TSet>(line, TapOffsets.Whole(size * offset, skips ? 4 : 2), line, RowBlock.Single(Rounded(places - ((grown - 1) * offset))));
                size = grown;
            }
        }
    }

    private static void Pairs<TTotal, TReducer, TSet>(TTotal* source, TTotal* target, nint places, nint distance)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        FoldKernel.Run<TTotal, TReducer, TSet>(source, TapOffsets.Whole(distance, 2), target, RowBlock.Single(Rounded(places)));

    /// <summary>A multiple of every lane count, so that a kernel in place does not back up; buffers have room for it.</summary>
    private static nint Rounded(nint places) => unchecked((places + 63) & ~(nint)63);
}
