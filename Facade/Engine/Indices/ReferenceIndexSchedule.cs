using System.Numerics;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Indices;

/// <summary>The last row of the table: Core's definition itself, which answers everything.</summary>
internal sealed unsafe class ReferenceIndexSchedule<T, TIndex>(IndexJob job) : IndexSchedule<T, TIndex>(1, 1)
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    internal const string RowName = "reference";

    internal override string Name => RowName;

    private protected override void Run(T* source, T* values, TIndex* indices, long from, long to)
    {
        (Shape input, Shape output) = (job.Plan.Input, job.Plan.Output);
        T[] x = new T[input.Elements];
        for (int i = 0; i < x.Length; i++) x[i] = source[job.IsChannelsLast ? MemoryOrder.ChannelsLast(input, i) : i];
        Indexed<T> pooled = FeatureMap.Create<T>(input, x).Bind(map => Reference.PoolWithIndices(map, job.Plan, job.Reduction, job.Layout)).OrThrow("x");
        for (int i = 0; i < output.Elements; i++)
        {
            long at = job.IsChannelsLast ? MemoryOrder.ChannelsLast(output, i) : i;
            values[at] = pooled.Values.Values[i];
            indices[at] = TIndex.CreateTruncating(pooled.Indices.Values[i]);
        }
    }
}
