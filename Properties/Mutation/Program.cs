using System.Diagnostics;
using PoolFunctional.Properties.Mutation.Running;

namespace PoolFunctional.Properties.Mutation;

/// <summary><c>REPORT ROOT FOLDER…</c>: what becomes of every mutant of Stryker's report in these folders, with the mutated assembly beside this program. <c>worker</c>: the process in which they run.</summary>
internal static class Program
{
    internal static int Main(string[] arguments)
    {
        if (arguments is ["worker"]) return Worker.Run();
        if (arguments is not [string report, string root, .. string[] folders] || folders.Length == 0) return 2;

        IReadOnlyList<Mutant> mutants = Mutant.Read(report, root);
        IReadOnlyList<Law> laws = Measured();
        bool[] passes = [.. folders.Select(folder => Score.Of(folder, [.. mutants.Where(mutant => mutant.File == folder || mutant.File.StartsWith(folder + "/", StringComparison.Ordinal))], laws).Passes())];
        return passes.All(pass => pass) ? 0 : 1;
    }

    private static List<Law> Measured()
    {
        long started = Stopwatch.GetTimestamp();
        using Host host = new();
        IReadOnlyList<Law> all = host.Measure();
        // A law that fails without any mutant says nothing about one.
        foreach (Law law in all.Where(law => !law.Holds)) Console.WriteLine($"left out, for it fails without a mutant: {law.Title}");
        List<Law> holding = [.. all.Where(law => law.Holds)];
        Console.WriteLine($"{holding.Count} laws, {holding.Sum(law => law.Milliseconds) / 1000} s of one pass, measured in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        if (Environment.GetEnvironmentVariable("MUTATE_SLOWEST") is not null) foreach (Law law in holding.OrderByDescending(law => law.Milliseconds).Take(60)) Console.WriteLine($"  {law.Milliseconds} ms {law.Title}");
        return holding;
    }
}
