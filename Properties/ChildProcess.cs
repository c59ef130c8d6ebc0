using System.Diagnostics;
using Xunit;

namespace PoolFunctional.Properties;

/// <summary>This assembly's own <see cref="Program"/> in a process of its own, away from the test host.</summary>
internal static class ChildProcess
{
    /// <summary>The last line of a child that has nothing to complain of.</summary>
    internal const string AsPromised = "as promised";

    private const int MostLines = 60;

    /// <summary>Of a process that dies, what it died of and the first that it was in; the runtime prints the whole stack.</summary>
    private const int MostErrors = 6;

    /// <summary>What runs assemblies: this process's own host, where it is one and not the program itself.</summary>
    private static string Host => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>Fails with what it complained of, or where it dies with what it was doing.</summary>
    internal static async Task Holds(params string[] arguments) => Assert.Equal(AsPromised, (await LinesOf(arguments))[^1]);

    /// <summary>What a child ends with: its complaints, or that it has none. The exit code is 1 or 0.</summary>
    internal static int Ended(IEnumerable<string> complaints)
    {
        string[] all = [.. complaints];
        Console.WriteLine(all.Length == 0 ? AsPromised : string.Join('\n', all));
        return all.Length == 0 ? 0 : 1;
    }

    /// <summary>The lines that it prints; where it does not end with 0, fails with the last of them, which say what it was doing.</summary>
    internal static async Task<string[]> LinesOf(string[] arguments, string? disabled = null)
    {
        ProcessStartInfo start = new(Host, ["exec", typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (disabled is not null) start.Environment[disabled] = "0";
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string[] lines = (await child.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await child.WaitForExitAsync();
        string ending = child.ExitCode is 134 or 139 ? " (it touched memory that is not its own)" : "";
        Assert.True(child.ExitCode == 0, $"exit code {child.ExitCode}{ending} after:\n{string.Join('\n', lines.TakeLast(ending.Length > 0 ? 2 : MostLines))}\n{string.Join('\n', (await errors).Split('\n').Take(MostErrors))}");
        return lines;
    }
}
