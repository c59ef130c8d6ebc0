using System.Numerics;

namespace PoolFunctional.Properties.Rows;

/// <summary>The façade on plain arrays, for the laws.</summary>
internal static class Sequences
{
    internal static T[] By<T>(SequenceReduction reduction, T[] tokens, bool[] mask, nint[] shape, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        T[] y = new T[shape[0] * shape[2]];
        SequencePool.Reduce<T, bool>(tokens, mask, shape, reduction, y, normalization, options);
        return y;
    }

    internal static T[] By<T>(SegmentReduction reduction, T[] rows, nint[] shape, Segments segments, int results, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        T[] y = new T[results * shape[1]];
        SegmentPool.Reduce(rows, shape, segments, reduction, y, options);
        return y;
    }
}
