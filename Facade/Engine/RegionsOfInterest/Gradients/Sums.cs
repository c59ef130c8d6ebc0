using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Sums that begin with their first addend, so that one of −0 alone stays −0, and are +0 where there was none.</summary>
/// <remarks>
/// Until then a sum is a NaN of another kind than arithmetic gives where the NaN among its operands are those of <c>T.NaN</c>: whoever adds sees to that. A signalling NaN, which arithmetic never gives, would not do: the JIT
/// compiler makes constants quiet.
/// </remarks>
internal static unsafe class Sums<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static TReal Unset => sizeof(TReal) == sizeof(float) ? Unsafe.BitCast<int, TReal>(0x7FE0_0000) : Unsafe.BitCast<long, TReal>(0x7FFC_0000_0000_0000);

    /// <summary>Rows of so many sums each, a pitch apart, before any addend.</summary>
    internal static void Begin(TReal* sums, nint rows, nint pitch, nint width)
    {
        unchecked
        {
            if (pitch == width)
            {
                Filled(sums, rows * width);
                return;
            }

            for (nint row = 0; row < rows; row++) Filled(sums + (row * pitch), width);
        }
    }

    /// <summary>One more addend, made of numbers whose NaN have the bits of <c>T.NaN</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<TLanes>(TReal* sums, TLanes addend)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Store(Sum(TLanes.Load(sums), addend), sums);

    /// <summary>One more addend in the lanes of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<TLanes>(TReal* sums, TLanes addend, TLanes mask)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        TLanes present = TLanes.Load(sums);
        TLanes sum = Sum(present, addend);
        TLanes.Store(TLanes.Select(mask, sum, present), sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sum<TLanes>(TLanes present, TLanes addend)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Select(TLanes.HaveSameBits(present, TLanes.Create(Unset)), addend, TLanes.Add(present, addend));

    /// <summary>The sums as numbers, in place: +0 without an addend, and every NaN the one with the bits of <c>T.NaN</c>. A row is of whole lanes.</summary>
    internal static void End<TLanes>(TReal* sums, nint rows, nint pitch, nint width)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            // SAFETY: width is a multiple of Count, and each row has so many sums.
            for (nint row = 0; row < rows; row++)
            {
                TReal* at = sums + (row * pitch);
                for (nint done = 0; done < width; done += TLanes.Count, at += TLanes.Count)
                {
                    TLanes sum = TLanes.Load(at);
                    TLanes.Store(TLanes.Select(TLanes.HaveSameBits(sum, TLanes.Create(Unset)), TLanes.Create(TReal.Zero), TLanes.Canonical(sum)), at);
                }
            }
        }
    }

    private static void Filled(TReal* sums, nint length)
    {
        unchecked
        {
            const int Most = 1 << 30;
            for (nint done = 0; done < length; done += Most) new Span<TReal>(sums + done, (int)nint.Min(Most, length - done)).Fill(Unset);
        }
    }
}
