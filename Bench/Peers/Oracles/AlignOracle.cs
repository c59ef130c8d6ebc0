using Microsoft.ML.OnnxRuntime.Tensors;

namespace PoolFunctional.Peers.Oracles;

/// <summary>RoiAlign, average and the historical weighted maximum, in both pixel conventions. The runtime's kernels stop before opset 22.</summary>
internal sealed class AlignOracle : IOracleOperator
{
    public string Name => "RoiAlign";

    public OracleCase Draw(Random random)
    {
        int opset = ((int[])[10, 16, 18])[random.Next(3)];
        long[] shape = [1 + random.Next(3), 1 + random.Next(5), 1 + random.Next(20), 1 + random.Next(20)];
        OnnxTensor x = Drawing.Tensor(random, OracleTypes.Single, shape, hasSpecials: false);
        int regions = random.Next(6);
        int samples = random.Next(4);
        float scale = (float)Math.ScaleB(1, -random.Next(4));
        bool isMax = random.Next(3) == 0;
        bool isHalfPixel = opset >= 16 && random.Next(2) == 0;
        (int height, int width) = (1 + random.Next(5), 1 + random.Next(5));

        // The runtime ends with an integer overflow on an adaptive box that is inside out.
        double[] boxes = [.. Enumerable.Range(0, regions).SelectMany(_ => Box(random, shape, scale, mayTurn: samples > 0))];
        double[] batches = [.. Enumerable.Range(0, regions).Select(_ => (double)random.NextInt64(shape[0]))];
        OnnxCall call = new("RoiAlign", opset, [x, new("rois", TensorElementType.Float, [regions, 4], boxes), new("batch_indices", TensorElementType.Int64, [regions], batches)])
        {
            Numbers = [("output_height", height), ("output_width", width), ("sampling_ratio", samples)],
            Reals = [("spatial_scale", scale)],
            Words = [("mode", isMax ? "max" : "avg"), .. opset >= 16 ? [("coordinate_transformation_mode", isHalfPixel ? "half_pixel" : "output_half_pixel")] : Array.Empty<(string, string)>()],
        };
        double largest = x.Values.Select(Math.Abs).DefaultIfEmpty().Max();

        // Weights and samples are each off by a few units of 2⁻²⁴ of the largest element; a coordinate rounded otherwise moves a weight by about as much for each element of the map's side.
        double allowed = Math.ScaleB(largest * 64, -24);
        RoiReduction reduction = isMax ? RoiReduction.WeightedMax : RoiReduction.Average;
        RoiSampling sampling = samples == 0 ? RoiSampling.Adaptive : RoiSampling.PerBin(samples);
        PixelConvention convention = isHalfPixel ? PixelConvention.HalfPixel : PixelConvention.Unshifted;
        return new(call, () => Ours(x, boxes, batches, RoiGrid.Of(height, width, scale), sampling, reduction, convention), Distances.First(_ => allowed), []);
    }

    private static double[] Box(Random random, long[] shape, float scale, bool mayTurn)
    {
        double[] x = [Place(shape[3]), Place(shape[3])];
        double[] y = [Place(shape[2]), Place(shape[2])];
        if (!mayTurn) (x, y) = ([.. x.Order()], [.. y.Order()]);
        return [x[0], y[0], x[1], y[1]];

        double Place(long extent) => (float)(((random.NextDouble() * (extent + 4)) - 2) / scale);
    }

    private static Answer Ours(OnnxTensor x, double[] boxes, double[] batches, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention)
    {
        try
        {
            RoiPlan<float> plan = Pool.CompileRoiAlign<float>(grid, [.. x.Shape.Select(extent => (nint)extent)], sampling, reduction, convention);
            Regions<float> regions = Regions.Of<float>([.. boxes.Select(value => (float)value)], [.. batches.Select(value => (long)value)]);
            long[] shape = [batches.Length, x.Shape[1], grid.Height, grid.Width];
            float[] y = new float[shape.Aggregate(1L, (product, extent) => product * extent)];
            plan.Run([.. x.Values.Select(value => (float)value)], regions, y);
            return Answer.Of(new OnnxTensor("y0", x.Type, shape, [.. y.Select(value => (double)value)]));
        }
        catch (ArgumentException refused)
        {
            return Answer.Refused(refused.Message);
        }
    }
}
