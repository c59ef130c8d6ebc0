using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary>How a row of results of one schedule and a row of another's become one row.</summary>
internal unsafe interface ICombination<T>
    where T : unmanaged
{
    /// <summary><c>left = left ∘ right</c>; NaN in its canonical bits.</summary>
    void Row(T* left, T* right, nint length);
}

/// <summary>Two schedules of the same windows, one after the other, and then what their results make together.</summary>
internal sealed unsafe class CombinedSchedule<T, TCombination>(Schedule<T> left, Schedule<T> right, TCombination combination) : Schedule<T>
    where T : unmanaged, INumber<T>
    where TCombination : struct, ICombination<T>
{
    internal override string Name => "combined";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        left.Run(x, destination, cancellation);
        Arena.Line[] memory = Arena.Rent((nint)destination.Length * sizeof(T));
        T* other = (T*)Arena.Start(memory);
        right.Run(x, new Span<T>(other, destination.Length), cancellation);
        fixed (T* target = destination) combination.Row(target, other, destination.Length);
        Arena.Return(memory);
    }
}

/// <summary>left − right, saturated.</summary>
internal readonly unsafe struct DifferenceCombination<T> : ICombination<T>
    where T : unmanaged, INumber<T>
{
    private static bool IsSigned => Element.IsInteger<T>() && !Element.IsUnsigned<T>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(T* left, T* right, nint length)
    {
        unchecked
        {
            nint x = 0;
            if (Vector.IsHardwareAccelerated && typeof(T) != typeof(Half))
            {
                // A maximum is no less than its minimum, so a difference below 0 has left the type.
                for (; x + Vector<T>.Count <= length; x += Vector<T>.Count)
                {
                    Vector<T> difference = Vector.Load(left + x) - Vector.Load(right + x);
                    if (IsSigned) difference = Vector.ConditionalSelect(Vector.LessThan(difference, Vector<T>.Zero), Vector.Create(Element.Highest<T>()), difference);
                    else if (Element.IsFloating<T>()) difference = Finishes.CanonicalFinish<T>.Canonical(difference);
                    difference.Store(left + x);
                }
            }

            for (; x < length; x++) left[x] = Element.Canonical(Combination.Difference(left[x], right[x]));
        }
    }
}

/// <summary>λ·left + (1 − λ)·right.</summary>
internal readonly unsafe struct BlendCombination<T>(double weight) : ICombination<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(T* left, T* right, nint length)
    {
        unchecked
        {
            nint x = 0;
            if (Vector.IsHardwareAccelerated && typeof(T) == typeof(float) && weight is > 0 and < 1)
            {
                float* most = (float*)left;
                float* mean = (float*)right;
                (Vector<double> one, Vector<double> other) = (Vector.Create(weight), Vector.Create(1 - weight));
                for (; x + Vector<float>.Count <= length; x += Vector<float>.Count)
                {
                    (Vector<float> a, Vector<float> b) = (Vector.Load(most + x), Vector.Load(mean + x));
                    Vector<double> lower = (one * Vector.WidenLower(a)) + (other * Vector.WidenLower(b));
                    Vector<double> upper = (one * Vector.WidenUpper(a)) + (other * Vector.WidenUpper(b));
                    Finishes.CanonicalFinish<float>.Canonical(Vector.Narrow(lower, upper)).Store(most + x);
                }
            }

            for (; x < length; x++) left[x] = Element.Canonical(Combination.Blend(left[x], right[x], weight));
        }
    }
}
