using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Channels last, windows of three columns of up to three places, of which neighbours along a row share two: some registers of channels at a time go along the row, and what the columns to the left came to stays in registers, so that a place takes
/// three loads and not nine.
/// </summary>
internal static unsafe class ChannelRowsKernel
{
    /// <summary>Registers of channels that go together, where there are as many.</summary>
    private const int Together = 4;

    private const int Taps = 3;

    /// <summary>Whether windows are such, and there are as many channels as lanes.</summary>
    internal static bool Takes<TTotal>(in DirectWalk<TTotal> walk, int lanes)
        where TTotal : unmanaged => walk is { DeepTaps: Taps, HighTaps: Taps, SlidesHigh: true } && walk.Outputs >= lanes;

    /// <summary>Writes some rows of outputs, each of which is the channels of a place, and nothing beyond them; reads nothing beyond the channels of places.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TEnding, TLanes>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            bool lost = false;
            DirectPosition<TTotal> position = new(start);
            TTotal* target = start.Target;
            for (nint places; count > 0; count -= places)
            {
                places = nint.Min(count, walk.HighOutputs - position.High);
                nint channel = 0;
                for (; channel + (Together * TLanes.Count) <= walk.Outputs; channel += Together * TLanes.Count) lost |= Row<TTotal, TReducer, TEnding, TLanes, Taps4>(walk, position, places, channel, target);

                // SAFETY: there are as many channels as lanes; the last register begins where it ends with them, and makes some results again.
                for (; channel < walk.Outputs; channel += TLanes.Count) lost |= Row<TTotal, TReducer, TEnding, TLanes, Taps1>(walk, position, places, nint.Min(channel, walk.Outputs - TLanes.Count), target);
                target += places * walk.Outputs;
                position.Advance(walk, places);
            }

            return lost;
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Row<TTotal, TReducer, TEnding, TLanes, TRegisters>(in DirectWalk<TTotal> walk, in DirectPosition<TTotal> position, nint places, nint channel, TTotal* target)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TRegisters : struct, ITaps
    {
        unchecked
        {
            nint* deep = walk.Deep + (position.Deep * Taps);
            nint* high = walk.High + (position.High * Taps);
            nint* divisorOffsets = walk.DivisorOffsets == null ? null : walk.DivisorOffsets + (position.Deep * walk.HighOutputs) + position.High;
            TTotal* divisors = TEnding.Divides ? walk.Divisors + channel : null;
            nint channels = walk.Outputs;
            target += channel;

            // An absent row of places is one place, wherever it is looked for.
            TTotal* plane = position.Plane + channel;
            TTotal* nowhere = walk.Absent + channel;
            TTotal* first = deep[0] < 0 ? nowhere : plane + deep[0];
            TTotal* second = deep[1] < 0 ? nowhere : plane + deep[1];
            TTotal* third = deep[2] < 0 ? nowhere : plane + deep[2];
            (nint isFirst, nint isSecond, nint isThird) = (deep[0] < 0 ? 0 : -1, deep[1] < 0 ? 0 : -1, deep[2] < 0 ? 0 : -1);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            TLanes before0 = absent, before1 = absent, before2 = absent, before3 = absent;
            TLanes here0 = absent, here1 = absent, here2 = absent, here3 = absent;
            for (nint tap = 0; tap < places + 2; tap++)
            {
                // The first two columns of the first place, and the last column of each.
                nint place = tap - 2;
                nint offset = tap < 2 ? high[tap] : high[(place * Taps) + 2];
                TLanes next0 = absent, next1 = absent, next2 = absent, next3 = absent;
                if (offset >= 0)
                {
                    TTotal* upper = first + (offset & isFirst);
                    TTotal* middle = second + (offset & isSecond);
                    TTotal* lower = third + (offset & isThird);
                    next0 = Column<TTotal, TReducer, TEnding, TLanes>(upper, middle, lower, ref watched);
                    if (TRegisters.Count > 1) next1 = Column<TTotal, TReducer, TEnding, TLanes>(upper + TLanes.Count, middle + TLanes.Count, lower + TLanes.Count, ref watched);
                    if (TRegisters.Count > 1) next2 = Column<TTotal, TReducer, TEnding, TLanes>(upper + (2 * TLanes.Count), middle + (2 * TLanes.Count), lower + (2 * TLanes.Count), ref watched);
                    if (TRegisters.Count > 1) next3 = Column<TTotal, TReducer, TEnding, TLanes>(upper + (3 * TLanes.Count), middle + (3 * TLanes.Count), lower + (3 * TLanes.Count), ref watched);
                }

                if (place >= 0)
                {
                    TTotal* own = TEnding.Divides && divisorOffsets != null ? divisors + divisorOffsets[place] : divisors;
                    TLanes.Store(TEnding.Finish<TLanes, TTotal>(TReducer.Combine(TReducer.Combine(before0, here0), next0), own), target, TEnding.IsPast);
                    if (TRegisters.Count > 1) TLanes.Store(TEnding.Finish<TLanes, TTotal>(TReducer.Combine(TReducer.Combine(before1, here1), next1), own + TLanes.Count), target + TLanes.Count, TEnding.IsPast);
                    if (TRegisters.Count > 1) TLanes.Store(TEnding.Finish<TLanes, TTotal>(TReducer.Combine(TReducer.Combine(before2, here2), next2), own + (2 * TLanes.Count)), target + (2 * TLanes.Count), TEnding.IsPast);
                    if (TRegisters.Count > 1) TLanes.Store(TEnding.Finish<TLanes, TTotal>(TReducer.Combine(TReducer.Combine(before3, here3), next3), own + (3 * TLanes.Count)), target + (3 * TLanes.Count), TEnding.IsPast);
                    target += channels;
                }

                (before0, before1, before2, before3) = (here0, here1, here2, here3);
                (here0, here1, here2, here3) = (next0, next1, next2, next3);
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>What three places above each other come to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Column<TTotal, TReducer, TEnding, TLanes>(TTotal* upper, TTotal* middle, TTotal* lower, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        (TLanes first, TLanes second, TLanes third) = (TLanes.Load(upper), TLanes.Load(middle), TLanes.Load(lower));
        if (TEnding.Watches) watched = TLanes.Gather(watched, TLanes.Watch(TLanes.Watch(first, second), third));
        return TReducer.Combine(TReducer.Combine(first, second), third);
    }
}
