using System.Diagnostics;
using System.Globalization;
using PoolFunctional.Engine.Scratch;
using Xunit.Sdk;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>The process in which mutants are switched on: a line of its input asks, lines of its output answer.</summary>
internal static class Worker
{
    internal static int Run()
    {
        using TextWriter output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        // What a law writes is no answer.
        Console.SetOut(TextWriter.Null);
        ScratchLender.Installed = new FencedScratch();
        MutantSwitch mutants = MutantSwitch.Find();
        Laws laws = Laws.Find();
        output.WriteLine("ready");
        while (Console.ReadLine() is { } line)
        {
            if (line.Split(' ') is ["try", string mutant, .. string[] names]) Try(mutants, laws, int.Parse(mutant, CultureInfo.InvariantCulture), names, output);
            else Measure(mutants, laws, output);
        }

        return 0;
    }

    /// <summary><c>law NAME MILLISECONDS HOLDS MUTANT… static MUTANT…</c> for each law, then <c>end</c>.</summary>
    private static void Measure(MutantSwitch mutants, Laws laws, TextWriter output)
    {
        foreach ((string name, IXunitTestCase law) in laws.ByName)
        {
            output.WriteLine($"at {name}");
            mutants.Active = MutantSwitch.None;
            (IList<int> all, IList<int> ofStatics) = mutants.Reached(() => Laws.Holds(law));
            // Asked again: keeping the list takes time and memory that some laws count.
            long started = Stopwatch.GetTimestamp();
            bool holds = Laws.Holds(law);
            long milliseconds = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            output.WriteLine($"law {name} {milliseconds} {holds} {law.DisplayName.Replace(' ', '_').Replace('\n', '_')} {string.Join(' ', all)} static {string.Join(' ', ofStatics)}");
        }

        output.WriteLine("end");
    }

    /// <summary><c>at NAME</c> for each law that is begun, then <c>dead NAME</c>, <c>spoilt NAME</c> when the law fails without the mutant too, or <c>alive</c>.</summary>
    private static void Try(MutantSwitch mutants, Laws laws, int mutant, string[] names, TextWriter output)
    {
        foreach (string name in names)
        {
            output.WriteLine($"at {name}");
            mutants.Active = mutant;
            // A law that is not found has rows that the mutant changes.
            bool holds = laws.ByName.TryGetValue(name, out IXunitTestCase? law) && Laws.Holds(law);
            mutants.Active = MutantSwitch.None;
            if (holds) continue;
            output.WriteLine(law is not null && Laws.Holds(law) ? $"dead {name}" : $"spoilt {name}");
            return;
        }

        output.WriteLine("alive");
    }
}
