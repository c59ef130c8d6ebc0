using System.CommandLine;
using System.Globalization;
using PoolFunctional.Generators.Loads;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>soak --seconds N</c>: every kind of plan from several threads for a while, and what the process held before and after.</summary>
internal static class SoakVerb
{
    internal static Command Command()
    {
        Option<int> seconds = new("--seconds") { Description = "How long, after warming up until memory stands still.", DefaultValueFactory = _ => 30, HelpName = "N" };
        Command command = new("soak", "Runs every kind of plan from four threads, some runs cancelled, compares every result, and fails where memory or threads grow.") { seconds };
        command.SetAction(parsed => Run(parsed.GetValue(seconds)));
        return command;
    }

    private static int Run(int seconds)
    {
        if (seconds is < 1 or > 86_400) throw new Failure(string.Create(CultureInfo.InvariantCulture, $"--seconds {seconds} is not from 1 to 86400."));
        Soak soak = Soak.Of(TimeSpan.FromSeconds(double.Max(1, seconds / 5.0)), TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"before: {soak.Before}");
        Console.WriteLine($"after:  {soak.After}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{soak.Runs} runs, {soak.Cancelled} more cancelled, {soak.Differences} differences, {soak.Failure ?? "no growth"}"));
        return soak.Failure is null ? ExitCode.Success : ExitCode.Disagreement;
    }
}
