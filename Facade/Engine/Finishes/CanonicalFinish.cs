using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The total itself: integers are copied, a NaN gets its canonical bits.</summary>
internal readonly unsafe struct CanonicalFinish<T> : IFinish<T, T>, IElementwise<T, T>
    where T : unmanaged, INumber<T>
{
    private static readonly T nan = T.CreateSaturating(double.NaN);

    public bool KeepsNumbers => true;

    public static bool HasEnding => true;

    public static int Count => Vector<T>.Count;

    public bool End<TWork>(in TWork work)
        where TWork : struct, IEndingWork => work.With<CanonicalEnding>();

    /// <summary>Floats, with the bits of <c>T.NaN</c> for any NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Canonical(Vector<T> values) => Vector.ConditionalSelect(Vector.Equals(values, values), values, Vector.Create(nan));

    public void Row(T* totals, nint length, long divisor, T* target)
    {
        if (Element.IsInteger<T>()) new ReadOnlySpan<T>(totals, (int)length).CopyTo(new Span<T>(target, (int)length));
        else Elementwise.Run(this, totals, length, target);
    }

    public T One(T value) => Element.Canonical(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(T* source, T* target) => Canonical(Vector.Load(source)).Store(target);
}
