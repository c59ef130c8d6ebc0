using System.Globalization;
using System.Runtime.Intrinsics;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Generators.Types;
using PoolFunctional.Generators.Windows;
using PoolFunctional.Properties.Agreement;
using PoolFunctional.Properties.Indices;
using PoolFunctional.Properties.Memory;
using PoolFunctional.Properties.RegionsOfInterest;
using PoolFunctional.Properties.Rows;
using PoolFunctional.Properties.Tensors;

namespace PoolFunctional.Properties;

/// <summary>
/// What a child process runs under the instruction sets that its environment leaves on: <c>agreement --cases N --seed S</c> random cases of windows, another family in its place so many of that (<c>guarded-</c> before it: between pages that may not be touched), <c>cases FAMILY I</c> one enumerated case,
/// <c>cases FAMILY I EVERY</c> that one and every so many after it; <c>guarded</c> in place of <c>cases</c> the same between pages that may not be touched, <c>views</c> by strides, <c>guarded-views</c> both; <c>digests</c> the table by every course, and <c>allocations</c> away from the test host.
/// </summary>
internal static class Program
{
    internal static int Main(string[] arguments) =>
        arguments is ["allocations"] ? Allocations()
        : arguments is ["digests"] ? Digests()
        : arguments is ["agreement", "--cases", string cases, "--seed", string seed] ? Agreement(Whole(cases), Whole(seed))
        : arguments is ["windows", "--cases", string windows, "--seed", string windowSeed] ? Families([new DrawnWindowFamily(), new BlurFamily()], Whole(windows), Whole(windowSeed))
        : arguments is ["rows" or "guarded-rows", "--cases", string rows, "--seed", string rowSeed] ? Rows(Whole(rows), Whole(rowSeed), arguments[0] == "guarded-rows")
        : arguments is ["regions" or "guarded-regions", "--cases", string boxes, "--seed", string boxSeed] ? Regions(Whole(boxes), Whole(boxSeed), arguments[0] == "guarded-regions")
        : arguments is ["rows-backward" or "guarded-rows-backward", "--cases", string rowGradients, "--seed", string rowGradientSeed] ? Gradients(ground => [new SequenceGradientFamily(ground), new SegmentGradientFamily(ground)], arguments[0], Whole(rowGradients), Whole(rowGradientSeed))
        : arguments is ["regions-backward" or "guarded-regions-backward", "--cases", string boxGradients, "--seed", string boxGradientSeed] ? Gradients(ground => [new RoiGradientFamily(ground)], arguments[0], Whole(boxGradients), Whole(boxGradientSeed))
        : arguments is ["indices", "--cases", string indexed, "--seed", string indexSeed] ? Families([new IndicesFamily(), new UnpoolFamily()], Whole(indexed), Whole(indexSeed))
        : arguments is ["guarded-indices", "--cases", string guarded, "--seed", string guardSeed] ? GuardedIndices(Whole(guarded), Whole(guardSeed))
        : arguments is ["composite-gradients", "--cases", string composites, "--seed", string compositeSeed] ? Families([new CompositeGradientFamily(), new UnpoolGradientFamily()], Whole(composites), Whole(compositeSeed))
        : arguments is ["guarded-composite-gradients", "--cases", string guardedComposites, "--seed", string guardedSeed] ? GuardedComposites(Whole(guardedComposites), Whole(guardedSeed))
        : arguments is ["gradients", "--cases", string gradients, "--seed", string gradientSeed] ? Families([new GradientFamily(), new IndexGradientFamily()], Whole(gradients), Whole(gradientSeed))
        : arguments is ["types", "--cases", string types, "--seed", string typeSeed] ? Families([new TypesFamily()], Whole(types), Whole(typeSeed))
        : arguments is ["cases" or "guarded" or "views" or "guarded-views", string family, string first, .. var every] && Survey.Families.ContainsKey(family) ? Cases(family, Whole(first), every is [string step] ? Whole(step) : int.MaxValue / 2, arguments[0])
        : Usage();

    private static int Usage()
    {
        Console.Error.WriteLine($"usage: agreement|gradients|[guarded-]rows[-backward]|[guarded-]regions[-backward]|[guarded-]indices|[guarded-]composite-gradients|types|windows --cases N --seed S, cases|guarded|views|guarded-views FAMILY I [EVERY], digests, or allocations; families: {string.Join(", ", Survey.Families.Keys)}");
        return 2;
    }

    private static int Whole(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static int Rows(int cases, int seed, bool isGuarded)
    {
        Console.WriteLine(Widths);
        using GuardedRows guarded = new();
        RowSurvey survey = RowSurvey.Of(cases, seed, isGuarded ? guarded : new RowSurroundings());
        Console.WriteLine(survey.Differences.Count == 0 ? survey.Summary : $"{survey.Report()}\n{survey.Summary}");
        return survey.Differences.Count == 0 ? 0 : 1;
    }

    private static int Regions(int cases, int seed, bool isGuarded)
    {
        Console.WriteLine(Widths);
        using GuardedRows guarded = new();
        RoiSurvey survey = RoiSurvey.Of(cases, seed, isGuarded ? guarded : new RowSurroundings());
        Console.WriteLine(survey.Differences.Count == 0 ? survey.Summary : $"{survey.Report()}\n{survey.Summary}");
        return survey.Differences.Count == 0 ? 0 : 1;
    }

    private static int Gradients(Func<IRowGround, IFamily[]> families, string name, int cases, int seed)
    {
        using GuardedRows guarded = new();
        return Families(families(name.StartsWith("guarded", StringComparison.Ordinal) ? guarded : new RowSurroundings()), cases, seed);
    }

    /// <summary>So many cases of each operator of some families.</summary>
    private static int Families(IFamily[] families, int cases, int seed)
    {
        Console.WriteLine(Widths);
        bool agrees = true;
        foreach (FamilySurvey survey in FamilySurvey.Of(families, cases, seed))
        {
            Console.WriteLine(survey.Differences.Count == 0 ? survey.Summary : survey.Report());
            agrees &= survey.Differences.Count == 0;
        }

        return agrees ? 0 : 1;
    }

    private static int GuardedIndices(int cases, int seed)
    {
        using GuardedTriple pages = new();
        return Families([new IndicesFamily(pages), new UnpoolFamily(pages)], cases, seed);
    }

    private static int GuardedComposites(int cases, int seed)
    {
        using GuardedTriple pages = new();
        return Families([new CompositeGradientFamily(pages), new IndexGradientFamily(pages), new UnpoolGradientFamily(pages)], cases, seed);
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

    private static int Digests()
    {
        Console.WriteLine(Widths);
        foreach (string line in DigestAgreement.Lines) Console.WriteLine(line);
        return 0;
    }

    /// <summary>Which of 512, 256 and 128 bits this process may use.</summary>
    private static string Widths => $"widths {Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}";

    private static int Agreement(int cases, int seed)
    {
        Console.WriteLine(Widths);
        DifferentialReport report = Differential.Run(Mix.Everything, cases, seed);
        if (report.Differences > 0) Console.WriteLine(report.Differing);
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
