using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Where the indices and the gradients of a row of outputs lie.</summary>
internal readonly unsafe struct MatchRow<TTotal, TKey>(TKey* indices, TTotal* gradients)
    where TTotal : unmanaged
    where TKey : unmanaged
{
    internal TKey* Indices { get; } = indices;

    internal TTotal* Gradients { get; } = gradients;
}

/// <summary>A row of inputs, each of which looks in the rows of outputs that it feeds for its own place, in row-major order.</summary>
internal static unsafe class MatchKernel
{
    /// <summary>Columns of a row are neighbours: each looks at so many outputs of every row, the last one farthest to the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Columns<TTotal, TKey, TLanes>(MatchRow<TTotal, TKey>* rows, int count, int outputs, nint stride, TKey first, nint length, TTotal* target)
        where TTotal : unmanaged
        where TKey : unmanaged, INumber<TKey>
        where TLanes : struct, IMatchLanes<TLanes, TTotal, TKey>
    {
        unchecked
        {
            // SAFETY: rows have margins of indices that are nowhere, wider than the last registers and than the outputs before the first.
            nint back = (outputs - 1) * stride;
            nint x = 0;
            for (; x + TLanes.Count < length; x += 2 * TLanes.Count)
            {
                TLanes lower = TLanes.At(first + TKey.CreateTruncating(x), TKey.One);
                TLanes upper = TLanes.At(first + TKey.CreateTruncating(x + TLanes.Count), TKey.One);
                for (int row = 0; row < count; row++)
                {
                    TKey* indices = rows[row].Indices + x - back;
                    TTotal* gradients = rows[row].Gradients + x - back;
                    for (int output = 0; output < outputs; output++, indices += stride, gradients += stride)
                    {
                        lower = lower.Plus(indices, gradients);
                        upper = upper.Plus(indices + TLanes.Count, gradients + TLanes.Count);
                    }
                }

                lower.Store(target + x);
                upper.Store(target + x + TLanes.Count);
            }

            for (; x < length; x += TLanes.Count)
            {
                TLanes lanes = TLanes.At(first + TKey.CreateTruncating(x), TKey.One);
                for (int row = 0; row < count; row++)
                {
                    TKey* indices = rows[row].Indices + x - back;
                    TTotal* gradients = rows[row].Gradients + x - back;
                    for (int output = 0; output < outputs; output++, indices += stride, gradients += stride) lanes = lanes.Plus(indices, gradients);
                }

                lanes.Store(target + x);
            }
        }
    }

    /// <summary>Channels of one place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Channels<TTotal, TKey, TLanes>(MatchRow<TTotal, TKey>* outputs, int count, TKey place, nint channels, TTotal* target)
        where TTotal : unmanaged
        where TKey : unmanaged, INumber<TKey>
        where TLanes : struct, IMatchLanes<TLanes, TTotal, TKey>
    {
        unchecked
        {
            // SAFETY: the last register backs up, so that all channels lie in the caller's memory; there are at least as many as lanes.
            for (nint channel = 0; channel < channels; channel += TLanes.Count)
            {
                nint at = nint.Min(channel, channels - TLanes.Count);
                TLanes lanes = TLanes.At(place, TKey.Zero);
                for (int output = 0; output < count; output++) lanes = lanes.Plus(outputs[output].Indices + at, outputs[output].Gradients + at);
                lanes.Store(target + at);
            }
        }
    }
}
