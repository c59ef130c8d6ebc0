using System.Numerics;
using static PoolFunctional.Properties.Doors.DoorParts;

namespace PoolFunctional.Properties.Doors;

/// <summary>Doors of places: where extremes lie, and what goes back to them.</summary>
internal static class IndexDoors
{
    private static readonly Window apart = Window.Square(2, axes: 2);
    private static readonly Sequence<long> unpooledSize = [6, 5];
    private static readonly Indexed<float> indexed = Reference.PoolWithIndices(Floats, apart, Reduction.Max, IndexLayout.Global).OrThrow("x");

    internal static Door[] All =>
    [
        WithIndices<long>("MaxWithIndices", Reduction.Max),
        WithIndices<int>("MinWithIndices", Reduction.Min),
        BackwardByIndices<long>("MaxBackward", Reduction.Max),
        BackwardByIndices<int>("MinBackward", Reduction.Min),
        Row(
            "Pool.ConvertIndices",
            [typeof(int)],
            [("indices", OfIndices<int>(indexed.Indices)), ("shape", Extents(Floats.Shape)), ("window", apart), ("layout", IndexLayout.Global), ("target", IndexLayout.ChannelsLast)],
            Into(
                "destination",
                OfIndices<int>(Reference.ConvertIndices(indexed.Indices, Plan.Create(apart, Floats.Shape).OrThrow("x"), IndexLayout.Global, IndexLayout.ChannelsLast).OrThrow("x")))),
        Row(
            "Pool.Unpool",
            [typeof(float), typeof(long)],
            [("values", Of(indexed.Values)), ("shape", Extents(indexed.Values.Shape)), .. Unpooling],
            Into(Reference.Unpool(indexed.Values, indexed.Indices, apart, unpooledSize, IndexLayout.Global, Duplicates.Sum))),
        Row(
            "Pool.UnpoolBackward",
            [typeof(float), typeof(long)],
            [("outputGradient", Of(Floats)), ("values", Of(indexed.Values)), ("inputShape", Extents(indexed.Values.Shape)), .. Unpooling],
            Into(Reference.UnpoolBackward(Floats, indexed.Values, indexed.Indices, apart, unpooledSize, IndexLayout.Global, Duplicates.Sum), "valuesGradient")),
    ];

    private static (string, object)[] Unpooling =>
        [("indices", Of(indexed.Indices)), ("window", apart), ("outputSize", (nint[])[6, 5]), ("layout", IndexLayout.Global), ("duplicates", Duplicates.Sum)];

    private static Door WithIndices<TIndex>(string name, Reduction reduction)
        where TIndex : unmanaged, INumber<TIndex>
    {
        Indexed<float> defined = Reference.PoolWithIndices(Floats, Overlapping, reduction, IndexLayout.Global).OrThrow("x");
        return Row($"Pool.{name}", [typeof(float), typeof(TIndex)], [.. X, ("layout", IndexLayout.Global)], Into("values", Of(defined.Values)), Into("indices", OfIndices<TIndex>(defined.Indices)));
    }

    private static Door BackwardByIndices<TIndex>(string name, Reduction reduction)
        where TIndex : unmanaged, INumber<TIndex>
    {
        FeatureMap<long> indices = Reference.PoolWithIndices(Floats, Overlapping, reduction, IndexLayout.Global).OrThrow("x").Indices;
        return Row(
            $"Pool.{name}",
            [typeof(float), typeof(TIndex)],
            [("outputGradient", Of(Incoming)), ("indices", OfIndices<TIndex>(indices)), ("window", Overlapping), ("inputShape", Extents(Floats.Shape)), ("layout", IndexLayout.Global)],
            Into(Reference.BackwardByIndices(Incoming, indices, Slid, IndexLayout.Global), "inputGradient"));
    }

    private static Numbers<TIndex> OfIndices<TIndex>(FeatureMap<long> indices)
        where TIndex : unmanaged, INumber<TIndex> => new([.. indices.Values.Select(TIndex.CreateChecked)], Extents(indices.Shape));
}
