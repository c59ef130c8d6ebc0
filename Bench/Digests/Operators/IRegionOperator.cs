using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Digests.Operators;

/// <summary>What is made of regions: by the definition and by the façade, forward and backward.</summary>
internal interface IRegionOperator
{
    Result<FeatureMap<T>, PoolError> Defined<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T>;

    Result<FeatureMap<T>, PoolError> DefinedBack<T>(FeatureMap<T> incoming, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T>;

    Tensor<T> Pooled<T>(Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T>;

    Tensor<T> Back<T>(Tensor<T> incoming, Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T>;
}

/// <summary>RoIAlign.</summary>
internal sealed class Aligned(RoiSampling sampling, RoiReduction reduction, PixelConvention convention) : IRegionOperator
{
    public Result<FeatureMap<T>, PoolError> Defined<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.RoiAlign(x, regions, grid, sampling, reduction, convention);

    public Result<FeatureMap<T>, PoolError> DefinedBack<T>(FeatureMap<T> incoming, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.RoiAlignBackward(incoming, x, regions, grid, sampling, reduction, convention);

    public Tensor<T> Pooled<T>(Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.RoiAlign(x, regions, grid, sampling, reduction, convention, options);

    public Tensor<T> Back<T>(Tensor<T> incoming, Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.RoiAlignBackward(incoming, x, regions, grid, sampling, reduction, convention, options);
}

/// <summary>RoIPool.</summary>
internal sealed class PooledRegions : IRegionOperator
{
    public Result<FeatureMap<T>, PoolError> Defined<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.RoiPool(x, regions, grid);

    public Result<FeatureMap<T>, PoolError> DefinedBack<T>(FeatureMap<T> incoming, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.RoiPoolBackward(incoming, x, regions, grid, Ties.First);

    public Tensor<T> Pooled<T>(Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.RoiPool(x, regions, grid, options);

    public Tensor<T> Back<T>(Tensor<T> incoming, Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.RoiPoolBackward(incoming, x, regions, grid, Ties.First, options);
}

/// <summary>Position-sensitive RoIAlign.</summary>
internal sealed class PositionSensitiveAlign(RoiSampling sampling) : IRegionOperator
{
    public Result<FeatureMap<T>, PoolError> Defined<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.PositionSensitiveRoiAlign(x, regions, grid, sampling);

    public Result<FeatureMap<T>, PoolError> DefinedBack<T>(FeatureMap<T> incoming, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.PositionSensitiveRoiAlignBackward(incoming, x.Shape, regions, grid, sampling);

    public Tensor<T> Pooled<T>(Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.PositionSensitiveRoiAlign(x, regions, grid, sampling, options);

    public Tensor<T> Back<T>(Tensor<T> incoming, Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.PositionSensitiveRoiAlignBackward(incoming, x.Lengths, regions, grid, sampling, options);
}

/// <summary>Position-sensitive RoIPool.</summary>
internal sealed class PositionSensitivePool(RoiClip clip) : IRegionOperator
{
    public Result<FeatureMap<T>, PoolError> Defined<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.PositionSensitiveRoiPool(x, regions, grid, clip);

    public Result<FeatureMap<T>, PoolError> DefinedBack<T>(FeatureMap<T> incoming, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => Reference.PositionSensitiveRoiPoolBackward(incoming, x.Shape, regions, grid, clip);

    public Tensor<T> Pooled<T>(Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.PositionSensitiveRoiPool(x, regions, grid, clip, options);

    public Tensor<T> Back<T>(Tensor<T> incoming, Tensor<T> x, Regions<float> regions, RoiGrid grid, PoolOptions options)
        where T : unmanaged, INumber<T> => Pool.PositionSensitiveRoiPoolBackward(incoming, x.Lengths, regions, grid, clip, options);
}
