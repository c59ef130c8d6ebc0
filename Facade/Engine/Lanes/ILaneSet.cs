using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lanes;

/// <summary>The lanes that a type of totals has on this machine.</summary>
internal interface ILaneSet<TTotal>
    where TTotal : unmanaged
{
    /// <summary>Runs the work in the widest lanes that a row of <paramref name="length"/> totals fills.</summary>
    static abstract void Widest<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<TTotal>, allows ref struct;
}

/// <summary>What is done in lanes of a width that is chosen when it runs.</summary>
internal interface ILaneWork<TTotal>
    where TTotal : unmanaged
{
    void In<TLanes>()
        where TLanes : struct, ILanes<TLanes, TTotal>;
}

/// <summary>Numbers: registers of 512, 256 and 128 bits, and one.</summary>
internal readonly struct NumberLanes<TTotal> : ILaneSet<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widest<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<TTotal>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated && Vector512<TTotal>.IsSupported && length >= Vector512<TTotal>.Count) work.In<Lanes512<TTotal>>();
        else if (Vector256.IsHardwareAccelerated && Vector256<TTotal>.IsSupported && length >= Vector256<TTotal>.Count) work.In<Lanes256<TTotal>>();
        else if (Vector128.IsHardwareAccelerated && Vector128<TTotal>.IsSupported && length >= Vector128<TTotal>.Count) work.In<Lanes128<TTotal>>();
        else work.In<Lanes1<TTotal>>();
    }
}

/// <summary>Double-doubles: a register of each half, and one.</summary>
internal readonly struct DoubleDoubleLanes : ILaneSet<DoubleDouble>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widest<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<DoubleDouble>, allows ref struct
    {
        if (Vector.IsHardwareAccelerated && length >= LanesDoubleDouble.Count) work.In<LanesDoubleDouble>();
        else work.In<OneDoubleDouble>();
    }
}

/// <summary>Sums of 64-bit integers: a register of them, and one.</summary>
internal readonly struct WideLanes : ILaneSet<WideSum>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widest<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<WideSum>, allows ref struct
    {
        if (Vector.IsHardwareAccelerated && length >= LanesWide.Count) work.In<LanesWide>();
        else work.In<OneWide>();
    }
}
