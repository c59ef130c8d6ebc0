using System.Numerics;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Elements as doubles; of 64-bit integers the nearest.</summary>
internal readonly unsafe struct DoubleLift<T> : ILift<T, double>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => typeof(T) == typeof(double);

    public void Row(T* source, nint length, double* target)
    {
        if (sizeof(T) < sizeof(double))
        {
            default(WideningLift<T, double>).Row(source, length, target);
            return;
        }

        for (nint i = 0; i < length; i++) target[i] = double.CreateSaturating(source[i]);
    }

    /// <summary>Every second one of <paramref name="source"/>, of which two seen as one integer are narrowed to the first.</summary>
    internal static void EverySecond(float* source, nint length, double* target)
    {
        unchecked
        {
            nint lanes = Vector<float>.Count;
            nint last = length - 1 - lanes;
            nint i = 0;
            if (BitConverter.IsLittleEndian && Vector.IsHardwareAccelerated && last >= 0)
            {
                // SAFETY: i + lanes ≤ length − 1, so what is read ends at most one element before the last that is wanted.
                for (; ; i = nint.Min(i + lanes, last))
                {
                    float* from = source + (2 * i);
                    Vector<float> picked = Vector.AsVectorSingle(Vector.Narrow(Vector.Load((ulong*)from), Vector.Load((ulong*)(from + lanes))));
                    Vector.WidenLower(picked).Store(target + i);
                    Vector.WidenUpper(picked).Store(target + i + Vector<double>.Count);
                    if (i == last) break;
                }

                i = length - 1;
            }

            for (; i < length; i++) target[i] = source[2 * i];
        }
    }
}
