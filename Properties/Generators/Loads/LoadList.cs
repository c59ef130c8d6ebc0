using System.Runtime.InteropServices;

namespace PoolFunctional.Generators.Loads;

/// <summary>A load of each kind: forward and backward, with indices, of regions, of other types, of rows.</summary>
internal static class LoadList
{
    private const int Batch = 2;
    private const int Channels = 6;
    private const int Height = 23;
    private const int Width = 29;
    private const int Count = Batch * Channels * Height * Width;

    private static readonly nint[] shape = [Batch, Channels, Height, Width];
    private static readonly float[] x = Elements.Of(ElementType.Single, Palette.Spiced, 7, Count);
    private static readonly float[] plain = Elements.Of(ElementType.Single, Palette.Ordinary, 8, Count);

    /// <summary>All of them, each on so many threads.</summary>
    internal static IReadOnlyList<Load> On(int threads)
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = threads == 1 ? 256 * 1024 : 1 };
        Window near = Window.Square(3, axes: 2, stride: 2, padding: 1);
        Window far = Window.Square(11, axes: 2, stride: 1, padding: 5);
        return
        [
            .. from reduction in (Reduction[])[Reduction.Max, Reduction.Average(), Reduction.Mixed(), Reduction.SoftPool, Reduction.Median, Reduction.Variance, Reduction.GeneralizedMean(2.5), Reduction.Stochastic(3)]
               from window in (Window[])[near, far]
               select Of($"{reduction.GetType().Name} {(window == near ? "near" : "far")}", Pool.Compile<float>(reduction, window, shape, options)),
            Of("blur", Pool.CompileBlur<float>(BlurFilter.Binomial(4, 2), shape, options)),
            Of("max-blur", Pool.CompileMaxBlur<float>(BlurFilter.Binomial(3, 2), shape, options)),
            Of("pyramid", Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2, 3, 6), shape, options: options)),
            Of("stack", Pool.CompileStack<float>(WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(2, axes: 2)), Reduction.Average(), shape, options)),
            Of("fractional", Pool.Compile<float>(Reduction.Max, Window.Fractional([11, 12], FractionalSequence.Intervals(2, 2), FractionalSamples.SeededPerPlane(5)), shape, options)),
            .. from reduction in (Reduction[])[Reduction.Max, Reduction.Average(), Reduction.SoftPool, Reduction.Median, Reduction.Product]
               from writing in (Writing[])[Writing.Overwrite, Writing.Accumulate]
               select Backward($"gradient of {reduction.GetType().Name} {writing}", Pool.Compile<float>(reduction, near, shape, options), writing),
            Backward("gradient of blur", Pool.CompileBlur<float>(BlurFilter.Binomial(4, 2), shape, options), Writing.Overwrite),
            .. WithIndices(near, options),
            .. WithRegions(options),
            Wider(near, options),
        ];
    }

    private static Load Of(string name, PoolPlan<float> plan) => new(name, plan.OutputLength, (y, cancellation) => plan.Run(x, y, cancellation));

    private static Load Backward(string name, PoolPlan<float> plan, Writing writing)
    {
        float[] incoming = plain[..plan.OutputLength];
        return new(name, Count, (gradient, cancellation) => plan.Backward(incoming, plain, gradient, writing: writing, cancellation: cancellation)) { Adds = writing == Writing.Accumulate };
    }

    /// <summary>Indices as the bits of floats behind the values.</summary>
    private static IEnumerable<Load> WithIndices(Window window, PoolOptions options)
    {
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, shape, options: options);
        UnpoolPlan<float, int> unpool = Pool.CompileUnpool<float, int>(window, plan.OutputShape, [Height, Width], duplicates: Duplicates.Sum, options: options);
        int outputs = plan.OutputLength;
        (float[] values, int[] indices) = (new float[outputs], new int[outputs]);
        plan.Run(x, values, indices);
        yield return new("indices", 2 * outputs, (y, cancellation) => plan.Run(x, y.AsSpan(0, outputs), MemoryMarshal.Cast<float, int>(y.AsSpan(outputs)), cancellation));
        yield return new("gradient by indices", Count, (gradient, cancellation) => plan.Backward(values, indices, gradient, Writing.Accumulate, cancellation)) { Adds = true };
        yield return new("unpool", Count, (y, cancellation) => unpool.Run(values, indices, y, cancellation));
        yield return new("gradient of unpool", outputs, (gradient, cancellation) => unpool.Backward(plain, values, indices, gradient, cancellation: cancellation));
    }

    private static IEnumerable<Load> WithRegions(PoolOptions options)
    {
        float[] boxes = [0, 0, 0, 20, 20, 1, 3.5f, 2.25f, 28, 17, 1, -4, -4, 40, 40, 0, 5, 5, 6, 6];
        (RoiPlan<float> align, RoiPlan<float> pool) = (Pool.CompileRoiAlign<float>(RoiGrid.Of(3, 4), shape, options: options), Pool.CompileRoiPool<float>(RoiGrid.Of(3, 4), shape, options: options));
        int results = boxes.Length / 5 * Channels * 3 * 4;
        yield return new("roi-align", results, (y, cancellation) => align.Run(plain, Regions.OfRows<float>(boxes), y, cancellation));
        yield return new("roi-pool", results, (y, cancellation) => pool.Run(x, Regions.OfRows<float>(boxes), y, cancellation));
        yield return new("gradient of roi-align", Count, (gradient, cancellation) => align.Backward(plain.AsSpan(0, results), plain, Regions.OfRows<float>(boxes), gradient, cancellation: cancellation));
    }

    private static Load Wider(Window window, PoolOptions options)
    {
        PoolPlan<byte, float> plan = Pool.Compile<byte, float>(Reduction.Average(), window, shape, options);
        byte[] bytes = Elements.Of((ElementType<byte>)ElementType.All.First(element => element.Name == "byte"), Palette.Ordinary, 9, Count);
        return new("byte to float", (int)plan.OutputShape.ToArray().Aggregate((nint)1, (product, extent) => product * extent), (y, cancellation) => plan.Run(bytes, y, cancellation));
    }
}
