using BenchmarkDotNet.Attributes;
using PoolFunctional.Bench.Checks;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>A compiled plan beside the plain loop, float, for layers of known networks; refuses to time an answer that differs from the definition.</summary>
[MemoryDiagnoser]
public class NetworkLayerBenchmark
{
    private const int Seed = 7;
    private const int CheckedChannels = 4;

    private float[] x = [];
    private float[] y = [];
    private PlainLoop? loop;
    private PoolPlan<float>? plan;

    public static IEnumerable<NetworkLayer> Layers => NetworkLayer.All;

    [ParamsSource(nameof(Layers))]
    public NetworkLayer Layer { get; set; } = NetworkLayer.All[0];

    [Params(Layout.ChannelsFirst, Layout.ChannelsLast)]
    public Layout Layout { get; set; }

    [Params(1)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        bool channelsLast = Layout == Layout.ChannelsLast;
        x = Noise(Layer.Channels * Layer.Extent * Layer.Extent);
        y = new float[Layer.Channels * Layer.OutputExtent * Layer.OutputExtent];
        loop = new(Layer, channelsLast);
        nint[] shape = channelsLast ? [1, Layer.Extent, Layer.Extent, Layer.Channels] : [1, Layer.Channels, Layer.Extent, Layer.Extent];
        plan = Pool.Compile<float>(Layer.Reduction, Layer.Window, shape, new PoolOptions { Layout = Layout, MaxDegreeOfParallelism = Threads });
        plan.Run(x, y);
        Refuse(Differences(channelsLast));
    }

    [Benchmark(Baseline = true)]
    public float[] Loop()
    {
        loop!.Run(x, y);
        return y;
    }

    [Benchmark]
    public float[] Plan()
    {
        plan!.Run(x, y);
        return y;
    }

    /// <summary>Elements of the first channels that differ from the definition.</summary>
    private long Differences(bool channelsLast)
    {
        float[] input = Channels(x, Layer.Extent * Layer.Extent, channelsLast);
        Sequence<float> definition = Agreement.Definition(input, [1, CheckedChannels, Layer.Extent, Layer.Extent], Layer.Window, Layer.Reduction);
        return Agreement.Differences(Channels(y, Layer.OutputExtent * Layer.OutputExtent, channelsLast), definition.AsSpan());
    }

    /// <summary>The first channels as <c>[channel, pixel]</c>.</summary>
    private float[] Channels(float[] values, int pixels, bool channelsLast)
    {
        float[] first = new float[CheckedChannels * pixels];
        for (int i = 0; i < first.Length; i++) first[i] = channelsLast ? values[(i % pixels * Layer.Channels) + (i / pixels)] : values[i];
        return first;
    }

    private void Refuse(long differences)
    {
        if (differences > 0) throw new InvalidOperationException($"{Layer} in {Layout}: {differences} elements differ from the definition; such an answer is not timed.");
    }

    private static float[] Noise(int count)
    {
        Random random = new(Seed);
        float[] values = new float[count];
        for (int i = 0; i < values.Length; i++) values[i] = random.NextSingle() - 0.5f;
        return values;
    }
}
