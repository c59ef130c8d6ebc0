using System.Diagnostics;
using System.Globalization;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>How trying a mutant ended, and at which law.</summary>
internal enum Ending { Alive, Dead, Spoilt, Hung, Crashed }

/// <summary>A law as a worker measured it.</summary>
internal sealed record Law(string Name, string Title, long Milliseconds, bool Holds, IReadOnlyList<int> Reached, IReadOnlyList<int> ReachedOnce);

/// <summary>A worker process, watched: one that says nothing for long is ended, one that ends is noticed.</summary>
internal sealed class Host : IDisposable
{
    /// <summary>In hexadecimal: a mutant that wants more memory fails instead of taking the machine's.</summary>
    private const string MostBytes = "60000000";

    private static readonly TimeSpan start = TimeSpan.FromMinutes(1), glance = TimeSpan.FromSeconds(0.2), longest = TimeSpan.FromMinutes(4);

    private readonly Process process;

    /// <param name="mutant">Is on before anything runs, so that static members are initialised with it.</param>
    internal Host(int mutant = MutantSwitch.None)
    {
        ProcessStartInfo info = new("dotnet", [typeof(Host).Assembly.Location, "worker"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["DOTNET_GCHeapHardLimit"] = MostBytes;
        info.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        (info.Environment["STRYKER_MUTANT_ID_CONTROL_VAR"], info.Environment["MUTATE_MUTANT"]) = ("MUTATE_MUTANT", mutant.ToString(CultureInfo.InvariantCulture));
        process = Process.Start(info)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            IsReady = Line(start, CancellationToken.None) == "ready";
        }
        catch (TimeoutException)
        {
            IsReady = false;
        }
    }

    /// <summary>Whether it came so far as to wait for questions.</summary>
    internal bool IsReady { get; }

    private TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
        }
    }

    internal IReadOnlyList<Law> Measure()
    {
        process.StandardInput.WriteLine("measure");
        List<Law> laws = [];
        while (Line(TimeSpan.FromMinutes(5), CancellationToken.None) is { } line && line != "end")
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["law", string name, string milliseconds, string holds, string title, .. string[] mutants]) continue;
            int border = Array.IndexOf(mutants, "static");
            laws.Add(new(name, title, long.Parse(milliseconds, CultureInfo.InvariantCulture), bool.Parse(holds), Numbers(mutants[..border]), Numbers(mutants[(border + 1)..])));
        }

        return laws;
    }

    /// <exception cref="OperationCanceledException">Time ran out: nothing is known of the mutant, and this process is of no more use.</exception>
    internal (Ending Ending, Law? At) Try(int mutant, IReadOnlyList<Law> laws, CancellationToken timeOut)
    {
        if (!IsReady) return (Ending.Crashed, null);
        Law? at = null;
        try
        {
            process.StandardInput.WriteLine($"try {mutant} {string.Join(' ', laws.Select(law => law.Name))}");
            while (Line(Patience(at), timeOut) is { } line)
            {
                string[] words = line.Split(' ');
                if (words is [_, string name]) at = laws.First(law => law.Name == name);
                if (words[0] != "at") return (Enum.Parse<Ending>(words[0], ignoreCase: true), at);
            }

            return (Ending.Crashed, at);
        }
        catch (TimeoutException)
        {
            return (Ending.Hung, at);
        }
        catch (IOException)
        {
            return (Ending.Crashed, at);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static TimeSpan Patience(Law? law) => TimeSpan.FromSeconds(4) + TimeSpan.FromMilliseconds(10 * (law?.Milliseconds ?? 0));

    private static int[] Numbers(string[] words) => [.. words.Select(word => int.Parse(word, CultureInfo.InvariantCulture))];

    /// <summary>The next line; the patience is of processor time, for on a machine that is busy with other work a clock would call the slow hung. What waits for ever uses none: it ends by the clock, which allows a tenth of a processor.</summary>
    private string? Line(TimeSpan patience, CancellationToken timeOut)
    {
        Task<string?> line = process.StandardOutput.ReadLineAsync();
        (TimeSpan begun, long started) = (Used, Stopwatch.GetTimestamp());
        while (!line.Wait(glance))
        {
            timeOut.ThrowIfCancellationRequested();
            if (Used - begun > patience || Stopwatch.GetElapsedTime(started) > longest + (10 * patience)) throw new TimeoutException();
        }

        return line.Result;
    }
}
