using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Powers and roots of rows of doubles, in place: Core's own sequence, a register at a time.</summary>
internal static unsafe class PowerKernel
{
    /// <summary><c>x ↦ xᵖ</c> for x ≥ 0, as <see cref="NormReduction.Lift"/>.</summary>
    internal static void Lift(double* values, nint length, double exponent)
    {
        unchecked
        {
            if (exponent == 1) return;
            if (exponent == 2) for (nint i = 0; i < length; i++) values[i] *= values[i];
            else Raise(values, length, exponent);
        }
    }

    /// <summary><c>x ↦ x^(1/p)</c> for x ≥ 0, as <see cref="NormReduction.Root"/>.</summary>
    internal static void Root(double* values, nint length, double exponent)
    {
        unchecked
        {
            if (exponent == 1) return;
            if (exponent == 2) for (nint i = 0; i < length; i++) values[i] = double.Sqrt(values[i]);
            else Raise(values, length, 1 / exponent);
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Raise(double* values, nint length, double exponent)
    {
        unchecked
        {
            // SAFETY: 0 ≤ i ≤ whole − Count.
            nint whole = Vector.IsHardwareAccelerated ? length & -Vector<double>.Count : 0;
            RealVector power = RealVector.Of(exponent);
            for (nint i = 0; i < whole; i += Vector<double>.Count) *(RealVector*)(values + i) = Power.Raise(*(RealVector*)(values + i), power);
            for (nint i = whole; i < length; i++) values[i] = Power.Raise(values[i], exponent);
        }
    }
}
