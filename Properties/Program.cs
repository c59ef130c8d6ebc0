using System.Globalization;
using System.Runtime.Intrinsics;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties;

/// <summary>What a child process runs: <c>agreement --cases N --seed S</c> under the instruction sets that its environment leaves on, and <c>allocations</c> away from the test host.</summary>
internal static class Program
{
    internal static int Main(string[] arguments) =>
        arguments is ["allocations"] ? Allocations()
        : arguments is ["agreement", "--cases", string cases, "--seed", string seed] ? Agreement(int.Parse(cases, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture))
        : Usage();

    private static int Usage()
    {
        Console.Error.WriteLine("usage: agreement --cases N --seed S, or allocations");
        return 2;
    }

    private static int Agreement(int cases, int seed)
    {
        Console.WriteLine($"widths {Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}");
        DifferentialReport report = Differential.Run(cases, seed);
        if (report.Counterexample is not null) Console.WriteLine(report.Counterexample);
        foreach ((string row, int count) in report.Rows) Console.WriteLine($"row {row} {count}");
        Console.WriteLine($"distinct {report.Distinct}, floats by reference {report.FloatsByReference}");
        Console.WriteLine($"{report.Cases} cases, {report.Differences} differences");
        return report.Differences == 0 ? 0 : 1;
    }

    /// <summary>Bytes allocated over 1,000 runs after warm-up, at 1 and 2 threads; the least of five windows, since the thread pool keeps house meanwhile.</summary>
    private static int Allocations()
    {
        foreach (int threads in (int[])[1, 2])
        {
            PoolPlan<float> plan = Pool.Compile<float>(
                Reduction.Max,
                Window.Square(3, axes: 2, stride: 2, padding: 1),
                [1, 64, 112, 112],
                new() { MaxDegreeOfParallelism = threads });
            float[] x = new float[64 * 112 * 112];
            float[] y = new float[64 * 56 * 56];
            long least = long.MaxValue;
            for (int window = 0; window <= 5 && least > 0; window++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                for (int run = 0; run < 1_000; run++) plan.Run(x, y);
                long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
                if (window > 0) least = long.Min(least, bytes);
            }

            Console.WriteLine($"{threads} threads, 1000 runs, {least} bytes");
        }

        return 0;
    }
}
