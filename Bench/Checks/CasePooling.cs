using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Checks;

/// <summary>A case of the suites in float, compiled, with an input and the answer to it.</summary>
internal sealed record CasePooling(PoolingCase Case, Layout Layout, PoolPlan<float> Plan, float[] Input, float[] Output)
{
    private const int Seed = 7;

    internal static CasePooling Of(PoolingCase pooling, Layout layout, int threads)
    {
        nint[] shape = layout == Layout.ChannelsLast ? [pooling.Shape[0], .. pooling.Shape[2..], pooling.Shape[1]] : pooling.Shape;
        PoolPlan<float> plan = Pool.Compile<float>(pooling.Reduction, pooling.Window, shape, new PoolOptions { Layout = layout, MaxDegreeOfParallelism = threads });
        CasePooling made = new(pooling, layout, plan, Noise(Elements(plan.InputShape)), new float[Elements(plan.OutputShape)]);
        made.Run();
        return made;
    }

    internal void Run() => Plan.Run(Input, Output);

    /// <summary>How the answer differs from the definition's, in a sentence, or null: an answer that differs is not timed.</summary>
    internal string? Difference()
    {
        Sample sample = SampledDefinition.Compare<float>(Case, ChannelsFirst(Input, Plan.InputShape), ChannelsFirst(Output, Plan.OutputShape));
        return sample.Differences == 0 ? null : $"{Case.Name} in {Layout}: {sample.Differences} of {sample.Compared} outputs differ from the definition; such an answer is not timed.";
    }

    private float[] ChannelsFirst(float[] values, ReadOnlySpan<nint> shape)
    {
        if (Layout != Layout.ChannelsLast) return values;
        int channels = (int)shape[^1];
        int pixels = (int)Elements(shape[1..^1]);
        float[] turned = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int rest, int channel) = int.DivRem(i, channels);
            (int batch, int pixel) = int.DivRem(rest, pixels);
            turned[(((batch * channels) + channel) * pixels) + pixel] = values[i];
        }

        return turned;
    }

    private static long Elements(ReadOnlySpan<nint> shape)
    {
        long product = 1;
        foreach (nint extent in shape) product *= extent;
        return product;
    }

    internal static float[] Noise(long count)
    {
        Random random = new(Seed);
        float[] values = new float[count];
        for (int i = 0; i < values.Length; i++) values[i] = random.NextSingle() - 0.5f;
        return values;
    }
}
