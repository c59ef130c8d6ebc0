using System.Numerics;
using PoolFunctional.Gradients;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Gradients added to what is there.</summary>
internal static class Accumulation
{
    /// <summary><c>target += addend</c>: floats and doubles as they are, Half in float, integers exactly and then saturated; a NaN has the bits of <c>T.NaN</c>.</summary>
    internal static void Add<T>(ReadOnlySpan<T> addend, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        int at = 0;
        if ((typeof(T) == typeof(float) || typeof(T) == typeof(double)) && Vector.IsHardwareAccelerated)
        {
            Vector<T> nan = new(T.CreateSaturating(double.NaN));
            for (; at <= target.Length - Vector<T>.Count; at += Vector<T>.Count)
            {
                Vector<T> sum = new Vector<T>(target[at..]) + new Vector<T>(addend[at..]);
                Vector.ConditionalSelect(Vector.Equals(sum, sum), sum, nan).CopyTo(target[at..]);
            }
        }

        for (; at < target.Length; at++) target[at] = GradientSum.Sum(target[at], addend[at]);
    }
}
