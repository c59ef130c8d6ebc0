using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Powers and roots of rows of doubles: Core's own sequences, a register at a time.</summary>
internal static unsafe class PowerKernel
{
    /// <summary>How many doubles are best brought together before they are raised.</summary>
    internal const int Room = 128;

    private const int WidestRegister = 8;

    /// <summary><c>x ↦ |x|ᵖ</c>.</summary>
    internal static void Raise(double* values, nint length, double exponent, double* powers)
    {
        if (Power.IsProduct(exponent)) Run(new Powers<ProductPower>(new(exponent)), values, length, powers);
        else Run(new Powers<RealPower>(new(exponent)), values, length, powers);
    }

    /// <summary><c>x ↦ (x ÷ divisor)^(1/p)</c> for x ≥ 0.</summary>
    internal static void Root(double* values, nint length, double divisor, double exponent, double* roots) => Run(new Roots(divisor, exponent), values, length, roots);

    /// <summary>Source and target must not overlap: the last register backs up over numbers that are already done.</summary>
    private static void Run<TMap>(in TMap map, double* values, nint length, double* target)
        where TMap : struct, IRealMap
    {
        if (RealVector512.IsFast) Run<TMap, RealVector512>(map, values, length, target);
        else if (Vector.IsHardwareAccelerated) Run<TMap, RealVector>(map, values, length, target);
        else Run<TMap, Real>(map, values, length, target);
    }

    private static void Run<TMap, TReal>(in TMap map, double* values, nint length, double* target)
        where TMap : struct, IRealMap
        where TReal : unmanaged, IReal<TReal>
    {
        if (length >= RealKernel<TReal>.Count)
        {
            Registers<TMap, TReal>(map, values, length, target);
            return;
        }

        // One number takes as long as a register of them.
        double* few = stackalloc double[2 * WidestRegister];
        new ReadOnlySpan<double>(values, (int)length).CopyTo(new(few, WidestRegister));
        Registers<TMap, TReal>(map, few, RealKernel<TReal>.Count, unchecked(few + WidestRegister));
        new ReadOnlySpan<double>(unchecked(few + WidestRegister), (int)length).CopyTo(new(target, (int)length));
    }

    // Optimised at once, or its first runs would be a hundred times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Registers<TMap, TReal>(in TMap map, double* values, nint length, double* target)
        where TMap : struct, IRealMap
        where TReal : unmanaged, IReal<TReal>
    {
        unchecked
        {
            // SAFETY: 0 ≤ i ≤ length − Count.
            TMap same = map;
            nint last = length - RealKernel<TReal>.Count;
            for (nint i = 0; ; i = nint.Min(i + RealKernel<TReal>.Count, last))
            {
                *(TReal*)(target + i) = same.Of(*(TReal*)(values + i));
                if (i == last) return;
            }
        }
    }

    private interface IRealMap
    {
        TReal Of<TReal>(TReal value)
            where TReal : struct, IReal<TReal>;
    }

    private readonly struct Powers<TPower>(TPower power) : IRealMap
        where TPower : struct, IPower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Of<TReal>(TReal value)
            where TReal : struct, IReal<TReal> => power.Raise(TReal.And(value, long.MaxValue));
    }

    private readonly struct Roots(double divisor, double exponent) : IRealMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Of<TReal>(TReal value)
            where TReal : struct, IReal<TReal> => Power.Root(divisor == 1 ? value : value / TReal.Of(divisor), exponent);
    }
}
