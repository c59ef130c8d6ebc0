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
            (Vector<T> first, Vector<T> second, Vector<T> third, Vector<T> fourth) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
            for (; Vector.IsHardwareAccelerated && i + (4 * Vector<T>.Count) <= length; i += 4 * Vector<T>.Count)
            {
                // Four sums, so that none waits for the one before.
                T* four = values + i;
                first += Vector.Load(four) * Vector<T>.Zero;
                second += Vector.Load(four + Vector<T>.Count) * Vector<T>.Zero;
                third += Vector.Load(four + (2 * Vector<T>.Count)) * Vector<T>.Zero;
                fourth += Vector.Load(four + (3 * Vector<T>.Count)) * Vector<T>.Zero;
            }

            bool isFinite = Vector.EqualsAll(first + second + third + fourth, Vector<T>.Zero);
            for (; i < length; i++) isFinite &= T.IsFinite(values[i]);
            return isFinite;
        }
    }
}
