using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Whether floats or doubles are all finite.</summary>
internal static unsafe class FiniteKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool All<T>(T* values, nint length)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            // What is finite times 0 is a 0; what is not is a NaN, and stays one in a sum.
            nint i = 0;
            Vector<T> watch = Vector<T>.Zero;
            for (; Vector.IsHardwareAccelerated && i + Vector<T>.Count <= length; i += Vector<T>.Count) watch += Vector.Load(values + i) * Vector<T>.Zero;
            bool isFinite = Vector.EqualsAll(watch, Vector<T>.Zero);
            for (; i < length; i++) isFinite &= T.IsFinite(values[i]);
            return isFinite;
        }
    }
}
