using System.Numerics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>A value made from each element of a row alone: some registers of them at a time, or one.</summary>
internal unsafe interface IElementwise<TSource, TTarget>
    where TSource : unmanaged
    where TTarget : unmanaged
{
    /// <summary>How many elements <see cref="Many"/> takes.</summary>
    static abstract int Count { get; }

    void Many(TSource* source, TTarget* target);

    TTarget One(TSource value);
}

/// <summary>Rows of any length by <see cref="IElementwise{TSource, TTarget}"/>.</summary>
/// <remarks>
/// The registers are <see cref="Vector{T}"/>: 256 bits where there are so many, else 128. A row that is read once and
/// written once waits for its loads and stores more than for the width of its arithmetic.
/// </remarks>
internal static unsafe class Elementwise
{
    /// <summary>Source and target must not overlap: the last registers back up over elements that are already done.</summary>
    internal static void Run<TSource, TTarget, TMap>(in TMap map, TSource* source, nint length, TTarget* target)
        where TSource : unmanaged
        where TTarget : unmanaged
        where TMap : struct, IElementwise<TSource, TTarget>
    {
        unchecked
        {
            TMap each = map;
            if (!Vector.IsHardwareAccelerated || length < TMap.Count)
            {
                for (nint i = 0; i < length; i++) target[i] = each.One(source[i]);
                return;
            }

            // SAFETY: 0 ≤ i ≤ length − Count.
            nint last = length - TMap.Count;
            for (nint i = 0; i < last; i += TMap.Count) each.Many(source + i, target + i);
            each.Many(source + last, target + last);
        }
    }
}
