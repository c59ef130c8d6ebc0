namespace PoolFunctional.Peers.Oracles;

/// <summary>MaxUnpool of the size that its attributes imply: with another size the runtime counts indices in that one, against the operator's own conformance test.</summary>
internal sealed class UnpoolOracle : IOracleOperator
{
    public string Name => "MaxUnpool";

    public OracleCase Draw(Random random)
    {
        long[] shape = Drawing.Shape(random);
        long[] spatial = shape[2..];
        long[] kernel = [.. spatial.Select(_ => 1L + random.Next(4))];
        long[] strides = [.. kernel.Select(_ => 1L + random.Next(4))];
        long[] pads = [.. kernel.Select(taps => (long)random.Next((int)taps)), .. kernel.Select(taps => (long)random.Next((int)taps))];
        long[] size = [.. spatial.Select((extent, axis) => ((extent - 1) * strides[axis]) + kernel[axis] - pads[axis] - pads[spatial.Length + axis])];
        long plane = size.Aggregate(1L, (product, extent) => product * long.Max(extent, 0));
        long pooled = spatial.Aggregate(1L, (product, extent) => product * extent);
        OnnxTensor x = Drawing.Tensor(random, OracleTypes.Single, shape, hasSpecials: false);

        // Each in its own plane; some of them twice.
        double[] places = [.. x.Values.Select((_, i) => (double)((i / pooled * plane) + random.NextInt64(long.Max(1, plane))))];
        OnnxTensor indices = new("indices", Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64, shape, places);
        OnnxCall call = new("MaxUnpool", ((int[])[9, 11, 18])[random.Next(3)], [x, indices]) { Lists = [("kernel_shape", kernel), ("strides", strides), ("pads", pads)] };
        return new(call, () => Ours(x, places, kernel, strides, pads), Distances.First(_ => 0), [.. Quirks.OfAnyOperator(call), Quirks.Refusal(Quirks.PadOfKernelSize, true, "Pad should be smaller than kernel")]);
    }

    private static Answer Ours(OnnxTensor x, double[] places, long[] kernel, long[] strides, long[] pads)
    {
        try
        {
            int axes = kernel.Length;
            Window window = Window.Sliding(Narrow(kernel), Narrow(strides), Padding.Explicit(Narrow(pads[..axes]), Narrow(pads[axes..])));
            UnpoolPlan<float, long> plan = Pool.CompileUnpool<float, long>(window, [.. x.Shape.Select(extent => (nint)extent)], layout: IndexLayout.Global);
            long[] shape = [.. plan.OutputShape.ToArray().Select(extent => (long)extent)];
            float[] y = new float[shape.Aggregate(1L, (product, extent) => product * extent)];
            plan.Run([.. x.Values.Select(value => (float)value)], [.. places.Select(place => (long)place)], y);
            return Answer.Of(new OnnxTensor("y0", x.Type, shape, [.. y.Select(value => (double)value)]));
        }
        catch (ArgumentException refused)
        {
            return Answer.Refused(refused.Message);
        }
    }

    private static int[] Narrow(long[] values) => [.. values.Select(value => (int)value)];
}
