using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of 3×3 or 5×5 around every place of planes whose rows fill most of a register, or between one and two, which then overlap: what was read of the rows above
/// stays in registers, so that every place is read once or twice.
/// </summary>
internal static unsafe class ShortRowsKernel
{
    /// <summary>How many registers a row is, or 0 where it leaves too much of them empty, or the machine does not shift registers by what it is told.</summary>
    internal static int Registers<TTotal, TSet>(nint row)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> => unchecked(row > 2 * TSet.Shifting ? 0 : 4 * row >= 5 * TSet.Shifting ? 2 : row <= TSet.Shifting && 4 * row >= 3 * TSet.Shifting ? 1 : 0);

    /// <summary>
    /// For rows of two registers, which lanes of both, counted through, lie one place behind the first's, two places if windows reach so far, and then before the second's.
    /// </summary>
    private static IEnumerable<int> PlacesOf(int lanes, int row, int reach)
    {
        for (int shift = 1; shift <= reach; shift++)
        {
            for (int lane = 0; lane < lanes; lane++) yield return LaneOf(lane + shift);
        }

        for (int shift = 1; shift <= reach; shift++)
        {
            for (int lane = 0; lane < lanes; lane++) yield return LaneOf(row - lanes + lane - shift);
        }

        // The second register begins at place row − lanes.
        int LaneOf(int place) => place < lanes ? place : place - row + (2 * lanes);
    }

    /// <summary>What the kernels need of so many registers, from a register's boundary on: of one a mask of a row's places, of two <see cref="PlacesOf"/>.</summary>
    internal static byte[] Table<TTotal, TSet>(int registers, int row, int reach)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> => registers switch
        {
            0 => [],
            1 => Numbers<TTotal>(Enumerable.Range(0, TSet.Shifting).Select(lane => lane < row ? -1 : 0)),
            _ => Numbers<TTotal>(PlacesOf(TSet.Shifting, row, reach)),
        };

    /// <summary>Numbers of lanes, or −1, each as an integer of an element's size, from a register's boundary on.</summary>
    private static byte[] Numbers<T>(IEnumerable<int> lanes)
        where T : unmanaged
    {
        int[] numbers = [.. lanes];
        byte[] bytes = Pinned.Lines<byte>(numbers.Length * sizeof(T));
        Span<byte> from = Pinned.FromLine(bytes);
        for (int i = 0; i < numbers.Length; i++)
        {
            from.Slice(i * sizeof(T), sizeof(T)).Fill(numbers[i] < 0 ? byte.MaxValue : (byte)0);
            from[i * sizeof(T)] = unchecked((byte)numbers[i]);
        }

        return bytes;
    }

    /// <summary>Writes whole planes. With rows of one register, up to a register behind the last plane is read and written too.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Planes<TTotal, TReducer, TEnding, TLanes>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            if (!walk.IsPast || !PastCaches.AreWholeLines(target, walk.Length)) return Whole<TTotal, TReducer, TEnding, TLanes>(walk, source, target, planes);

            // A row of results is no whole cache lines, so that they go past the caches by way of a plane that stays in the first.
            Arena.Line[] memory = Arena.Rent((walk.Length + TLanes.Count) * sizeof(TTotal));
            TTotal* plane = (TTotal*)Arena.Start(memory);
            bool mayHaveLost = false;
            for (nint done = 0; done < planes * walk.Length; done += walk.Length)
            {
                mayHaveLost |= Whole<TTotal, TReducer, TEnding, TLanes>(walk, source + done, plane, 1);
                for (nint i = 0; i < walk.Length; i += TLanes.Count) TLanes.StorePast(TLanes.Load(plane + i), target + done + i);
            }

            Arena.Return(memory);
            return mayHaveLost;
        }
    }

    private static bool Whole<TTotal, TReducer, TEnding, TLanes>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal> => (walk.Reach, walk.Registers) switch
        {
            // A constant: compiled ahead of time, the kernels of lanes that do not shift are left out.
            _ when typeof(TLanes) != typeof(Lanes512<TTotal>) => throw new NotSupportedException(),
            (1, 1) => Planes<TTotal, TReducer, TEnding, TLanes, Taps3, Taps1>(walk, source, target, planes),
            (1, _) => Planes<TTotal, TReducer, TEnding, TLanes, Taps3, Taps2>(walk, source, target, planes),
            (_, 1) => Planes<TTotal, TReducer, TEnding, TLanes, Taps5, Taps1>(walk, source, target, planes),
            (_, _) => Planes<TTotal, TReducer, TEnding, TLanes, Taps5, Taps2>(walk, source, target, planes),
        };

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Planes<TTotal, TReducer, TEnding, TLanes, TTaps, TRegisters>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
        where TRegisters : struct, ITaps
    {
        unchecked
        {
            nint row = walk.Row;
            nint second = row - TLanes.Count;
            nint loaded = (walk.Length / row) - (TTaps.Count / 2);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes inside = TRegisters.Count == 1 ? TLanes.LoadMask(walk.Places) : default;
            TLanes after = TRegisters.Count == 2 ? TLanes.Load(walk.Places) : default;
            TLanes afterTwo = TRegisters.Count == 2 && TTaps.Count == 5 ? TLanes.Load(walk.Places + TLanes.Count) : default;
            TLanes before = TRegisters.Count == 2 ? TLanes.Load(walk.Places + (TTaps.Count / 2 * TLanes.Count)) : default;
            TLanes beforeTwo = TRegisters.Count == 2 && TTaps.Count == 5 ? TLanes.Load(walk.Places + (3 * TLanes.Count)) : default;
            TLanes watched = default;
            for (; planes > 0; planes--)
            {
                TTotal* divisors = walk.Divisors;

                // SAFETY: of each row a register from its first place on, and one to its last; so many results too.
                TLanes left = TLanes.Load(source), right = TRegisters.Count == 2 ? TLanes.Load(source + second) : default;
                if (TEnding.Watches) watched = TLanes.Gather(watched, TRegisters.Count == 2 ? TLanes.Watch(left, right) : left);
                source += row;

                // A pair is the fold of a row and the one below it: that of the row above; of five taps also those of the row above it, and of this row.
                TLanes leftPair = TReducer.Combine(absent, left), rightPair = TReducer.Combine(absent, right);
                TLanes leftAbove = TReducer.Combine(absent, absent), rightAbove = leftAbove, leftHere = leftPair, rightHere = rightPair;
                if (TTaps.Count == 5)
                {
                    TLanes leftNext = TLanes.Load(source), rightNext = TRegisters.Count == 2 ? TLanes.Load(source + second) : default;
                    if (TEnding.Watches) watched = TLanes.Gather(watched, TRegisters.Count == 2 ? TLanes.Watch(leftNext, rightNext) : leftNext);
                    source += row;
                    (leftHere, rightHere) = (TReducer.Combine(left, leftNext), TReducer.Combine(right, rightNext));
                    (left, right) = (leftNext, rightNext);
                }

                // Below the last rows nothing is present.
                for (nint y = 0; y < loaded; y++)
                {
                    TLanes leftNext = TLanes.Load(source), rightNext = TRegisters.Count == 2 ? TLanes.Load(source + second) : default;
                    if (TEnding.Watches) watched = TLanes.Gather(watched, TRegisters.Count == 2 ? TLanes.Watch(leftNext, rightNext) : leftNext);
                    source += row;
                    TLanes leftTotal = Above<TTotal, TReducer, TLanes, TTaps>(leftNext, ref left, ref leftAbove, ref leftPair, ref leftHere);
                    TLanes rightTotal = Above<TTotal, TReducer, TLanes, TTaps>(rightNext, ref right, ref rightAbove, ref rightPair, ref rightHere);
                    Along<TTotal, TReducer, TEnding, TLanes, TTaps, TRegisters>(leftTotal, rightTotal, absent, inside, after, afterTwo, before, beforeTwo, divisors, target, second);
                    target += row;
                    divisors += TEnding.Divides ? row : 0;
                }

                for (nint y = 0; y < TTaps.Count / 2; y++)
                {
                    TLanes leftTotal = Above<TTotal, TReducer, TLanes, TTaps>(absent, ref left, ref leftAbove, ref leftPair, ref leftHere);
                    TLanes rightTotal = Above<TTotal, TReducer, TLanes, TTaps>(absent, ref right, ref rightAbove, ref rightPair, ref rightHere);
                    Along<TTotal, TReducer, TEnding, TLanes, TTaps, TRegisters>(leftTotal, rightTotal, absent, inside, after, afterTwo, before, beforeTwo, divisors, target, second);
                    target += row;
                    divisors += TEnding.Divides ? row : 0;
                }
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The fold of the taps above each other, the lowest of them in <paramref name="next"/>; what is kept goes one row further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Above<TTotal, TReducer, TLanes, TTaps>(TLanes next, ref TLanes last, ref TLanes abovePair, ref TLanes pair, ref TLanes herePair)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        TLanes lowest = TReducer.Combine(last, next);
        TLanes total = TReducer.Combine(TTaps.Count == 5 ? TReducer.Combine(abovePair, herePair) : pair, next);
        last = next;
        if (TTaps.Count == 5) (abovePair, pair, herePair) = (pair, herePair, lowest);
        else pair = lowest;
        return total;
    }

    /// <summary>The windows along a row of such folds, finished and stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Along<TTotal, TReducer, TEnding, TLanes, TTaps, TRegisters>(
        TLanes left, TLanes right, TLanes absent, TLanes inside, TLanes after, TLanes afterTwo, TLanes before, TLanes beforeTwo, TTotal* divisors, TTotal* target, nint second)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
        where TRegisters : struct, ITaps
    {
        unchecked
        {
            bool isTwo = TRegisters.Count == 2;
            if (!isTwo) left = TLanes.Select(inside, left, absent);
            TLanes next = isTwo ? TLanes.Shift(left, right, after) : TLanes.Following(left, absent, 1);
            TLanes last = TTaps.Count == 3 ? next : isTwo ? TLanes.Shift(left, right, afterTwo) : TLanes.Following(left, absent, 2);
            TLanes one = TLanes.Preceding(absent, left);
            TLanes total = TReducer.Combine(TTaps.Count == 5 ? TReducer.Combine(TLanes.Preceding(absent, one), one) : one, TTaps.Count == 5 ? TReducer.Combine(left, next) : left);
            total = TReducer.Combine(total, last);
            TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors), target);
            if (!isTwo) return;

            one = TLanes.Shift(left, right, before);
            total = TReducer.Combine(TTaps.Count == 5 ? TReducer.Combine(TLanes.Shift(left, right, beforeTwo), one) : one, TTaps.Count == 5 ? TReducer.Combine(right, TLanes.Following(right, absent, 1)) : right);
            total = TReducer.Combine(total, TLanes.Following(right, absent, TTaps.Count / 2));
            TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + (TEnding.Divides ? second : 0)), target + second);
        }
    }
}
