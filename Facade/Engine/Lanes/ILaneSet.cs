using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lanes;

/// <summary>The lanes that a type of totals has on this machine.</summary>
internal interface ILaneSet<TTotal>
    where TTotal : unmanaged
{
    /// <summary>The lanes of registers that are shifted through one another in one instruction, or 0 where the machine has none.</summary>
    static virtual int Shifting => 0;

    /// <summary>A length whose covering lanes do rows of <paramref name="length"/> totals with the least work.</summary>
    static virtual nint Suiting(nint length) => length;

    /// <summary>The fewest lanes of a register that hold a row of <paramref name="length"/> totals, or 0.</summary>
    static virtual nint Holding(nint length) => 0;

    /// <summary>Runs the work in the widest lanes that a row of <paramref name="length"/> totals fills.</summary>
    static abstract bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<TTotal>;

    /// <summary>Runs the work in the narrowest lanes that cover a row of <paramref name="length"/> totals, or else in the widest.</summary>
    static abstract bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<TTotal>;
}

/// <summary>What is done in lanes of a width that is chosen when it runs.</summary>
internal interface ILaneWork<TTotal>
    where TTotal : unmanaged
{
    bool In<TLanes>()
        where TLanes : struct, ILanes<TLanes, TTotal>;
}

/// <summary>Numbers: registers of 512, 256 and 128 bits, and one.</summary>
internal readonly unsafe struct NumberLanes<TTotal> : ILaneSet<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private static bool Has512 => Vector512.IsHardwareAccelerated && Vector512<TTotal>.IsSupported;

    private static bool Has256 => Vector256.IsHardwareAccelerated && Vector256<TTotal>.IsSupported;

    private static bool Has128 => Vector128.IsHardwareAccelerated && Vector128<TTotal>.IsSupported;

    public static int Shifting => Has512 && Avx512BW.IsSupported && (sizeof(TTotal) > 1 || Avx512Vbmi.IsSupported) ? Vector512<TTotal>.Count : 0;

    public static nint Holding(nint length) =>
        Has128 && length <= Vector128<TTotal>.Count ? Vector128<TTotal>.Count
        : Has256 && length <= Vector256<TTotal>.Count ? Vector256<TTotal>.Count
        : Has512 && length <= Vector512<TTotal>.Count ? Vector512<TTotal>.Count
        : 0;

    /// <summary>How many rows of so many totals, one after the other, fill their last register of so many lanes.</summary>
    internal static int RowsFilling(int length, int lanes) => lanes / (int)BigInteger.GreatestCommonDivisor(length, lanes);

    /// <summary>The number of lanes that does a row of <paramref name="length"/> totals with the least work: lanes left empty cost, and so do further registers.</summary>
    public static nint Suiting(nint length)
    {
        const nint Register = 4;
        nint best = 1;
        nint least = nint.MaxValue;
        foreach (nint count in (ReadOnlySpan<nint>)[Has128 ? Vector128<TTotal>.Count : 1, Has256 ? Vector256<TTotal>.Count : 1, Has512 ? Vector512<TTotal>.Count : 1])
        {
            nint cost = (length + count - 1) / count * (count + Register);
            if (count == 1 || cost > least) continue;
            (best, least) = (count, cost);
        }

        return best;
    }

    public static bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<TTotal> =>
        Has512 && length >= Vector512<TTotal>.Count ? work.In<Lanes512<TTotal>>()
        : Has256 && length >= Vector256<TTotal>.Count ? work.In<Lanes256<TTotal>>()
        : Has128 && length >= Vector128<TTotal>.Count ? work.In<Lanes128<TTotal>>()
        : work.In<Lanes1<TTotal>>();

    public static bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<TTotal> =>
        Has128 && (length <= Vector128<TTotal>.Count || !Has256) ? work.In<Lanes128<TTotal>>()
        : Has256 && (length <= Vector256<TTotal>.Count || !Has512) ? work.In<Lanes256<TTotal>>()
        : Has512 ? work.In<Lanes512<TTotal>>()
        : work.In<Lanes1<TTotal>>();
}

/// <summary>Double-doubles: a register of each half, and one.</summary>
internal readonly struct DoubleDoubleLanes : ILaneSet<DoubleDouble>
{
    public static bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<DoubleDouble> =>
        Vector.IsHardwareAccelerated && length >= LanesDoubleDouble.Count ? work.In<LanesDoubleDouble>() : work.In<OneDoubleDouble>();

    public static bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<DoubleDouble> =>
        Vector.IsHardwareAccelerated && length > 1 ? work.In<LanesDoubleDouble>() : work.In<OneDoubleDouble>();
}

/// <summary>Sums of 64-bit integers: a register of them, and one.</summary>
internal readonly struct WideLanes : ILaneSet<WideSum>
{
    public static bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<WideSum> =>
        Vector.IsHardwareAccelerated && length >= LanesWide.Count ? work.In<LanesWide>() : work.In<OneWide>();

    public static bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<WideSum> =>
        Vector.IsHardwareAccelerated && length > 1 ? work.In<LanesWide>() : work.In<OneWide>();
}
