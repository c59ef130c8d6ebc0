using System.Diagnostics;
using System.Text.Json;
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
        IReadOnlyList<Law> laws = Measured(report + ".laws");
        bool[] passes = [.. folders.Select(folder => Score.Of(folder, [.. mutants.Where(mutant => mutant.File == folder || mutant.File.StartsWith(folder + "/", StringComparison.Ordinal))], laws).Passes())];
        return passes.All(pass => pass) ? 0 : 1;
    }

    /// <summary>Measuring takes minutes; what was measured is kept until the laws or the mutants are compiled anew.</summary>
    private static IReadOnlyList<Law> Measured(string kept)
    {
        if (File.Exists(kept) && Directory.GetFiles(AppContext.BaseDirectory, "PoolFunctional*.dll").All(path => File.GetLastWriteTimeUtc(path) < File.GetLastWriteTimeUtc(kept)))
        {
            return JsonSerializer.Deserialize<List<Law>>(File.ReadAllBytes(kept))!;
        }

        long started = Stopwatch.GetTimestamp();
        using Host host = new();
        IReadOnlyList<Law> all = host.Measure();
        // A law that fails without any mutant says nothing about one.
        foreach (Law law in all.Where(law => !law.Holds)) Console.WriteLine($"left out, for it fails without a mutant: {law.Title}");
        List<Law> holding = [.. all.Where(law => law.Holds)];
        Console.WriteLine($"{holding.Count} laws, {holding.Sum(law => law.Milliseconds) / 1000} s of one pass, measured in {Stopwatch.GetElapsedTime(started).TotalMinutes:F1} min");
        File.WriteAllBytes(kept, JsonSerializer.SerializeToUtf8Bytes(holding));
        return holding;
    }
}
