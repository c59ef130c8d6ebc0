using BenchmarkDotNet.Attributes;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>A compiled plan beside the plain loop, float, one thread, for the cases of the suites; refuses to time an answer that differs from the definition.</summary>
[MemoryDiagnoser]
public class CaseBenchmark
{
    private float[] x = [];
    private float[] y = [];
    private PlainLoop? loop;
    private PoolPlan<float>? plan;

    /// <summary>The cases that were asked for; a process of its own is told by name which one it runs.</summary>
    public static IEnumerable<string> Cases { get; set; } = [];

    public static IEnumerable<Layout> Layouts { get; set; } = [];

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    [ParamsSource(nameof(Layouts))]
    public Layout Layout { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        InstructionSetLadder.Refuse();
        CasePooling pooling = CasePooling.Of(PoolingCases.All.First(known => known.Name == Case), Layout, threads: 1);
        if (pooling.Difference() is { } difference) throw new InvalidOperationException(difference);
        (x, y, plan) = (pooling.Input, pooling.Output, pooling.Plan);
        loop = new(pooling.Case, Layout == Layout.ChannelsLast);
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
}
