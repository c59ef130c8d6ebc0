using System.Globalization;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using PoolFunctional.Properties.Agreement;
using PoolFunctional.Properties.Arguments.Hostile;
using PoolFunctional.Properties.Choices;
using PoolFunctional.Properties.Memory;
using PoolFunctional.Properties.Tensors;

namespace PoolFunctional.Properties;

/// <summary>
/// What a child process runs under the instruction sets that its environment leaves on: <c>agreement --cases N --seed S</c> random cases of windows, a family of <see cref="ChildFamilies"/> in its place so many of each operator of that, <c>cases FAMILY I</c> one enumerated case,
/// <c>cases FAMILY I EVERY</c> that one and every so many after it; <c>guarded</c> in place of <c>cases</c> the same between pages that may not be touched, <c>views</c> by strides, <c>guarded-views</c> both; <c>enumerated FIRST EVERY</c> those cases of all enumerations of other operators, <c>guarded-enumerated</c> those of lengths between pages; a name of <see cref="ChildLoads"/>, <c>believed</c> indices that would be written to, <c>digests</c> the table by every course, what <see cref="ChoiceProgram"/> says, and <c>allocations</c> away from the test host.
/// </summary>
internal static class Program
{
    internal static int Main(string[] arguments)
    {
        if (arguments is ["allocations"]) return Allocations();
        Console.WriteLine(InstructionSets.Widths);
        return arguments is ["agreement", "--cases", string cases, "--seed", string seed] ? Agreement(Whole(cases), Whole(seed))
            : arguments is ["cases" or "guarded" or "views" or "guarded-views", string family, string first, .. var every] && Survey.Families.ContainsKey(family) ? Cases(family, Whole(first), every is [string step] ? Whole(step) : int.MaxValue / 2, arguments[0])
            : arguments is ["digests"] ? Digests()
            : arguments is ["believed"] ? ChildProcess.Ended(BelievedIndices.Complaints())
            : arguments is ["enumerated", string start, string stride] ? Enumerated(Enumerations.Others, Whole(start), Whole(stride))
            : arguments is ["guarded-enumerated", string begin, string apart] ? GuardedLengths(Whole(begin), Whole(apart))
            : ChildLoads.Run(arguments) ?? ChildFamilies.Run(arguments) ?? ChoiceProgram.Run(arguments) ?? Usage();
    }

    private static int Usage()
    {
        Console.Error.WriteLine($"usage: agreement --cases N --seed S, [guarded-]NAME --cases N --seed S [--op OPERATOR] [--first I], [guarded-]enumerated FIRST EVERY, {ChildLoads.Usage}, {ChoiceProgram.Usage}, believed, digests, cases|guarded|views|guarded-views FAMILY I [EVERY], or allocations; names: {string.Join(", ", ChildFamilies.Names)}; families: {string.Join(", ", Survey.Families.Keys)}");
        return 2;
    }

    private static int Whole(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static int Cases(string family, int first, int every, string ground)
    {
        bool isGuarded = ground.StartsWith("guarded", StringComparison.Ordinal);
        GuardedScratch? scratch = isGuarded ? new() : null;
        ScratchLender.Installed = scratch;
        using GuardedTriple spans = new(scratch);
        using GuardedViews views = new(scratch);
        IGround place = new IGround[] { new Surroundings(), new Views(), new PlanGround(spans, "guarded"), views }.First(known => known.Name == ground);
        Survey survey = Survey.Of(family, place, first, every, isGuarded ? Announce : null);
        if (survey.Differences.Count > 0) Console.WriteLine(survey.Report());
        Console.WriteLine(Survey.Summary(family, survey.Ran.Count, survey.Refused, survey.Differences.Count));
        return survey.Differences.Count == 0 ? 0 : 1;

        // Of a process that dies, the last line says at what.
        void Announce(int index, PoolCase @case) => Console.WriteLine($"{Survey.Replay(family, index, place)}\n    {@case.ToString().Split('\n')[0]}");
    }

    private static int Digests()
    {
        foreach (string line in DigestAgreement.Lines) Console.WriteLine(line);
        return 0;
    }

    private static int GuardedLengths(int first, int every)
    {
        GuardedScratch scratch = new();
        ScratchLender.Installed = scratch;
        using GuardedTriple ground = new(scratch);
        return Enumerated(LengthFamilies.On(ground), first, every);
    }

    private static int Enumerated(IReadOnlyList<Enumeration> enumerations, int first, int every)
    {
        DifferentialReport report = Exhaustive.Run(enumerations, first, int.MaxValue, every);
        if (report.Differences > 0) Console.WriteLine(report.Differing);
        Console.WriteLine($"{report.Cases} cases, {report.Differences} differences");
        return report.Differences == 0 ? 0 : 1;
    }

    private static int Agreement(int cases, int seed)
    {
        DifferentialReport report = Differential.Run(Mix.Everything, cases, seed);
        foreach ((string row, int count) in report.Rows) Console.WriteLine($"row {row} {count}");
        Console.WriteLine($"distinct {report.Distinct}, floats by reference {report.FloatsByReference}");
        if (report.Differences > 0) Console.WriteLine(report.Differing);
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
