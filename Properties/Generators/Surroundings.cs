using System.Numerics;
using System.Runtime.InteropServices;

namespace PoolFunctional.Generators;

/// <summary>
/// Both spans begin <see cref="PoolCase.Offset"/> elements after a multiple of 64 bytes in larger arrays. What lies around the input is poison that
/// no result may show; what lies around the result must stay as it was, and so must the input.
/// </summary>
internal sealed class Surroundings : IGround
{
    private const int Margin = 64;

    public string Name => "cases";

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        (T[] source, int from) = Arena<T>.Source.Sized(x.Length, @case.Offset);
        (T[] target, int to) = Arena<T>.Target.Sized(outputs, @case.Offset);
        (int sourceEnd, int targetEnd) = (from + x.Length, to + outputs);
        for (int i = 1; i <= Margin; i++)
        {
            source[from - i] = Poison(type, @case.Offset + i);
            source[sourceEnd + i - 1] = Poison(type, @case.Offset + i);
            target[to - i] = target[targetEnd + i - 1] = Canary(type);
        }

        x.CopyTo(source, from);
        target.AsSpan(to, outputs).Fill(Canary(type));
        plan.Run(source.AsSpan(from, x.Length), target.AsSpan(to, outputs));
        string? damage = null;
        for (int i = 1; i <= Margin; i++)
        {
            if (type.ToBits(target[to - i]) != type.ToBits(Canary(type))) damage = $"element {-i} of the destination was written";
            if (type.ToBits(target[targetEnd + i - 1]) != type.ToBits(Canary(type))) damage = $"element {outputs + i - 1} of the destination was written, it has {outputs}";
        }

        for (int i = 0; i < x.Length; i++)
        {
            if (type.ToBits(x[i]) != type.ToBits(source[from + i])) damage = $"element {i} of the input was written";
        }

        return (target[to..targetEnd], damage);
    }

    private static T Canary<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);

    /// <summary>What would change a result most: what is not a number, then the extremes.</summary>
    private static T Poison<T>(ElementType<T> type, int i)
        where T : unmanaged, INumber<T> => type.Special((i % 4) switch { 0 => Special.NegativeInfinity, 1 => Special.SignallingNaN, 2 => Special.PositiveInfinity, _ => Special.Lowest });

    /// <summary>An array that does not move, kept for the next case.</summary>
    private sealed class Arena<T>
        where T : unmanaged
    {
        [ThreadStatic]
        private static Arena<T>? source;

        [ThreadStatic]
        private static Arena<T>? target;

        private T[] array = [];

        internal static Arena<T> Source => source ??= new();

        internal static Arena<T> Target => target ??= new();

        /// <summary>The array, and where in it a span of this length begins, with the margin before it and after it.</summary>
        internal (T[] Array, int From) Sized(int length, int offset)
        {
            int size = Marshal.SizeOf<T>();
            int needed = Margin + Margin + offset + length + Margin;
            if (array.Length < needed) array = GC.AllocateUninitializedArray<T>(needed, pinned: true);
            int misaligned = (int)((long)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % Margin);
            return (array, (misaligned == 0 ? 0 : (Margin - misaligned) / size) + Margin + offset);
        }
    }
}
