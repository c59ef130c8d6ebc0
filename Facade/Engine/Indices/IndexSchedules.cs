using System.Numerics;

namespace PoolFunctional.Engine.Indices;

/// <summary>Which schedule answers which pooling with indices: the first row that accepts wins, and the last, Core's definition, accepts everything.</summary>
internal static class IndexSchedules
{
    internal static IndexSchedule<T, TIndex> Choose<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => new ReferenceIndexSchedule<T, TIndex>(job);
}
