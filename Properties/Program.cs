using System.Globalization;
using System.Runtime.Intrinsics;
using PoolFunctional.Generators;
using PoolFunctional.Properties.Agreement;
using PoolFunctional.Properties.Memory;
using PoolFunctional.Properties.Rows;
using PoolFunctional.Properties.Tensors;
using PoolFunctional.Properties.Windows;

namespace PoolFunctional.Properties;

/// <summary>
/// What a child process runs under the instruction sets that its environment leaves on: <c>agreement --cases N --seed S</c> random cases, <c>windows</c> so many of each operator over drawn and listed windows, of blurs, pyramids and stacks, <c>rows</c> and <c>guarded-rows</c> so many of sequences and segments, <c>cases FAMILY I</c> one enumerated case,
/// <c>cases FAMILY I EVERY</c> that one and every so many after it; <c>guarded</c> in place of <c>cases</c> the same between pages that may not be touched, <c>views</c> by strides, <c>guarded-views</c> both; and <c>allocations</c> away from the test host.
/// </summary>
internal static class Program
{
    internal static int Main(string[] arguments) =>
        arguments is ["allocations"] ? Allocations()
        : arguments is ["agreement", "--cases", string cases, "--seed", string seed] ? Agreement(Whole(cases), Whole(seed))
        : arguments is ["windows", "--cases", string windows, "--seed", string windowSeed] ? Windows(Whole(windows), Whole(windowSeed))
        : arguments is ["rows" or "guarded-rows", "--cases", string rows, "--seed", string rowSeed] ? Rows(Whole(rows), Whole(rowSeed), arguments[0] == "guarded-rows")
        : arguments is ["cases" or "guarded" or "views" or "guarded-views", string family, string first, .. var every] && Survey.Families.ContainsKey(family) ? Cases(family, Whole(first), every is [string step] ? Whole(step) : int.MaxValue / 2, arguments[0])
        : Usage();

    private static int Usage()
    {
        Console.Error.WriteLine($"usage: agreement|windows|rows|guarded-rows --cases N --seed S, cases|guarded|views|guarded-views FAMILY I [EVERY], or allocations; families: {string.Join(", ", Survey.Families.Keys)}");
        return 2;
    }

    private static int Whole(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static int Rows(int cases, int seed, bool isGuarded)
    {
        Console.WriteLine(Widths);
        using RowGround ground = new(isGuarded);
        RowSurvey survey = RowSurvey.Of(cases, seed, ground);
        Console.WriteLine(survey.Differences.Count == 0 ? survey.Summary : $"{survey.Report()}\n{survey.Summary}");
        return survey.Differences.Count == 0 ? 0 : 1;
    }

    private static int Windows(int cases, int seed)
    {
        Console.WriteLine(Widths);
        FamilySurvey[] surveys = [.. FamilySurvey.Operators.Select(operation => FamilySurvey.Of(operation, cases, seed))];
        foreach (FamilySurvey survey in surveys) Console.WriteLine(survey.Differences.Count == 0 ? survey.Summary : survey.Report());
        return surveys.All(survey => survey.Differences.Count == 0) ? 0 : 1;
    }

    private static int Cases(string family, int first, int every, string ground)
    {
        Console.WriteLine(Widths);
        using GuardedPages pages = new();
        using GuardedViews views = new();
        IGround place = new IGround[] { new Surroundings(), new Views(), pages, views }.First(known => known.Name == ground);
        Survey survey = Survey.Of(family, place, first, every, place is GuardedPages or GuardedViews ? Announce : null);
        if (survey.Differences.Count > 0) Console.WriteLine(survey.Report());
        Console.WriteLine(Survey.Summary(family, survey.Ran.Count, survey.Refused, survey.Differences.Count));
        return survey.Differences.Count == 0 ? 0 : 1;

        // Of a process that dies, the last line says at what.
        void Announce(int index, PoolCase @case) => Console.WriteLine($"{Survey.Replay(family, index, place)}\n    {@case.ToString().Split('\n')[0]}");
    }

    /// <summary>Which of 512, 256 and 128 bits this process may use.</summary>
    private static string Widths => $"widths {Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}";

    private static int Agreement(int cases, int seed)
    {
        Console.WriteLine(Widths);
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
