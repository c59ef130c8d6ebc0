using System.CommandLine;
using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>differential --op NAME --cases N --seed S</c>: random cases of every operator or of one, the façade against the definition, bit for bit.</summary>
internal static class DifferentialVerb
{
    internal static Command Command()
    {
        Option<string?> operation = new("--op", "-o") { Description = "Which operator; all of them if omitted, most cases then being reductions over windows.", HelpName = "NAME" };
        Option<string> direction = new("--direction") { Description = "forward, or backward for gradients.", DefaultValueFactory = _ => "forward" };
        direction.AcceptOnlyFromAmong("forward", "backward");
        Option<bool> exhaustive = new("--exhaustive") { Description = "Every enumerated case instead of random ones; --op then names an enumeration, --first and --cases a part of each." };
        Option<int?> cases = new("--cases", "-n") { Description = "How many random cases; 2,000 if omitted.", HelpName = "N" };
        Option<int> first = new("--first") { Description = "The index of the first of them, to replay one.", DefaultValueFactory = _ => 0, HelpName = "I" };
        Option<int> seed = new("--seed") { Description = "Which sequence of them; the same seed gives the same cases everywhere.", DefaultValueFactory = _ => 7, HelpName = "S" };
        Command command = new("differential", "Compares the fast paths with the definition over random operators, windows, shapes, types, layouts and threads.") { operation, direction, exhaustive, cases, first, seed };
        command.SetAction(parsed => parsed.GetValue(exhaustive)
            ? RunEnumerated(parsed.GetValue(operation), parsed.GetValue(first), parsed.GetValue(cases) ?? int.MaxValue)
            : Run(Read(parsed.GetValue(direction) == "backward" ? Mix.Backward : Mix.Everything, parsed.GetValue(operation)), parsed.GetValue(cases) ?? 2_000, parsed.GetValue(first), parsed.GetValue(seed)));
        return command;
    }

    private static Mix Read(Mix all, string? operation) =>
        operation is null ? all : all.Of(operation) ?? throw new Failure($"--op {operation} is not known; there are {string.Join(", ", all.Operations)}.");

    private static int Run(Mix mix, int cases, int first, int seed)
    {
        if (cases < 1) throw new Failure(Text($"--cases {cases} is too few; it must be at least 1."));
        if (first < 0 || first > int.MaxValue - cases) throw new Failure(Text($"--first {first} is not an index; it must be at least 0 and leave room for {cases} cases."));
        DifferentialReport report = AnsiConsole.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask task = progress.AddTask("cases compared", maxValue: cases);
            return Differential.Run(mix, cases, seed, first, done => task.Value = done);
        });

        return Report(report, seed);
    }

    private static int RunEnumerated(string? name, int first, int most)
    {
        Enumeration[] chosen = [.. Enumerations.All.Where(known => name is null || known.Name == name)];
        if (chosen.Length == 0) throw new Failure($"--op {name} is not an enumeration; there are {string.Join(", ", Enumerations.All.Select(known => known.Name))}.");
        if (most < 1) throw new Failure(Text($"--cases {most} is too few; it must be at least 1."));
        if (first < 0 || first >= chosen.Max(known => known.Count)) throw new Failure(Text($"--first {first} is not an index; it must be at least 0 and below {chosen.Max(known => known.Count)}."));
        DifferentialReport report = AnsiConsole.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask task = progress.AddTask("cases compared", maxValue: chosen.Sum(known => int.Min(most, int.Max(0, known.Count - first))));
            return Exhaustive.Run(chosen, first, most, progress: done => task.Value = done);
        });
        return Report(report, seed: 0);
    }

    private static int Report(DifferentialReport report, int seed)
    {
        Table("cases per operator:", report.Operations, report.Cases);
        Table("cases per schedule row:", report.Rows, report.Cases);
        if (report.Distinct > 0) Console.WriteLine(Text($"{report.Distinct} distinct cases of reductions over windows; {report.FloatsByReference} of contiguous float or double answered by the reference row"));
        Console.WriteLine(Text($"{report.ByReference} cases answered by the reference row, {100.0 * report.ByReference / report.Cases:0.0} % (at most {100 * DifferentialReport.MostByReference:0} % is the bar)"));
        if (report.Differences > 0) Console.WriteLine(report.Differing);
        Console.WriteLine(Text($"{report.Cases} cases, {report.Differences} differences, seed {seed}"));
        return report.Differences == 0 ? ExitCode.Success : ExitCode.Disagreement;
    }

    private static void Table(string title, IReadOnlyDictionary<string, int> counts, int cases)
    {
        Console.WriteLine(title);
        foreach ((string name, int count) in counts.OrderByDescending(entry => entry.Value)) Console.WriteLine(Text($"{count,9}  {100.0 * count / cases,5:0.0} %  {name}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
