using System.CommandLine;
using System.Globalization;
using PoolFunctional.Generators;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>differential --cases N --seed S</c>: random poolings, the façade against the definition, bit for bit.</summary>
internal static class DifferentialVerb
{
    internal static Command Command()
    {
        Option<int> cases = new("--cases", "-n") { Description = "How many random poolings.", DefaultValueFactory = _ => 2_000, HelpName = "N" };
        Option<int> seed = new("--seed") { Description = "Which sequence of them; the same seed gives the same cases everywhere.", DefaultValueFactory = _ => 7, HelpName = "S" };
        Command command = new("differential", "Compares the fast paths with the reference over random windows, shapes, types, layouts and threads.") { cases, seed };
        command.SetAction(parsed => Run(parsed.GetValue(cases), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(int cases, int seed)
    {
        if (cases < 1) throw new Failure(Text($"--cases {cases} is too few; it must be at least 1."));
        DifferentialReport report = AnsiConsole.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask task = progress.AddTask("poolings compared", maxValue: cases);
            return Differential.Run(cases, seed, done => task.Value = done);
        });

        Console.WriteLine("cases per schedule row:");
        foreach ((string row, int count) in report.Rows.OrderByDescending(entry => entry.Value)) Console.WriteLine(Text($"{count,9}  {100.0 * count / report.Cases,5:0.0} %  {row}"));
        Console.WriteLine(Text($"{report.Distinct} distinct cases; {report.FloatsByReference} contiguous float or double cases answered by the reference row"));
        if (report.Counterexample is not null) Console.WriteLine($"counterexample, shrunk:\n    {report.Counterexample}");
        Console.WriteLine(Text($"{report.Cases} cases, {report.Differences} differences, seed {seed}"));
        return report.Differences == 0 ? ExitCode.Success : ExitCode.Disagreement;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
