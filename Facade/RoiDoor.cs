using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.RegionsOfInterest;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>What all doors of regions of interest do: check, choose, run.</summary>
internal static class RoiDoor
{
    internal static RoiPlan<T> Prepare<T>(RegionMethod method, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        Raise.NoChannels(chosen.Layout);
        _ = Element.FloatingOnly<T, bool>(() => true).OrThrow(nameof(T));
        IEnumerable<PoolError> wrong = typeof(T) == typeof(double) ? method.Wrong<double>() : method.Wrong<float>();
        foreach (PoolError first in wrong) Raise.Because(first, shapeParameter);
        RegionShape maps = Read<T>(method, shape, chosen.Layout, shapeParameter);
        return new([.. shape], maps, method, chosen);
    }

    internal static Tensor<T> Allocating<T, TBox>(RegionMethod method, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        RoiPlan<T> plan = Prepare<T>(method, x.Lengths, options, nameof(x));
        plan.Check(regions);
        long results = plan.ResultsOf(regions.Count);
        Raise.TooManyBytes(long.CreateSaturating((Int128)results * ElementSize.Of<T>()), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Raise.TooManyElements(results, nameof(regions));
        Tensor<T> result = Tensor.CreateFromShape<T>(plan.OutputShape(regions.Count));
        plan.Run(x, regions, result.AsTensorSpan());
        return result;
    }

    internal static void Into<T, TBox>(RegionMethod method, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, in TensorSpan<T> destination, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => Prepare<T>(method, x.Lengths, options, nameof(x)).Run(x, regions, destination);

    /// <summary>The gradient with respect to maps of a shape, in a tensor of its own; the maps are the default where they do not matter.</summary>
    internal static Tensor<T> AllocatingBackward<T, TBox>(
        RegionMethod method, in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, ReadOnlySpan<nint> shape, Regions<TBox> regions, Ties? ties, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        RoiPlan<T> plan = Prepare<T>(method, shape, options, shapeParameter);
        plan.Check(regions);
        Raise.TooManyBytes(plan.Inputs * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> gradient = Tensor.CreateFromShape<T>(plan.InputShape.ToArray());
        plan.Backward(outputGradient, x, regions, gradient.AsTensorSpan(), ties);
        return gradient;
    }

    private static RegionShape Read<T>(RegionMethod method, ReadOnlySpan<nint> shape, Layout layout, string parameter)
        where T : unmanaged, INumber<T>
    {
        if (shape.Length != 4) Raise.AxesDiffer(shape.Length, 4, layout == Layout.ChannelsLast ? "[batch, height, width, channel]" : "[batch, channel, height, width]", parameter);
        (nint channels, nint height, nint width) = layout == Layout.ChannelsLast ? (shape[3], shape[1], shape[2]) : (shape[1], shape[2], shape[3]);
        Shape checkedShape = Shape.Create(shape[0], channels, [height, width]).OrThrow(parameter);
        Raise.TooManyElements(long.CreateSaturating((Int128)nint.Max(shape[0], 1) * channels * height * width), parameter);
        if (method.IsPositionSensitive && channels % method.Grid.Bins != 0) Raise.Because(new PoolError.ChannelsNotDivisible(channels, method.Grid.Bins), parameter);
        if (typeof(T) == typeof(Half)) Raise.TooManyToWiden(checkedShape.Elements, parameter);
        RegionShape maps = new(shape[0], channels, height, width, method.Grid.Height, method.Grid.Width, layout == Layout.ChannelsLast, method.IsPositionSensitive);
        Raise.TooManyElements(long.CreateSaturating((Int128)maps.Results * maps.BinRows * maps.BinColumns), "grid");
        return maps;
    }
}
