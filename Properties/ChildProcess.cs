using System.Diagnostics;
using Xunit;

namespace PoolFunctional.Properties;

/// <summary>This assembly's own <see cref="Program"/> in a process of its own, away from the test host.</summary>
internal static class ChildProcess
{
    private const int MostLines = 60;

    /// <summary>The lines that it prints; where it does not end with 0, fails with the last of them, which say what it was doing.</summary>
    internal static async Task<string[]> LinesOf(string[] arguments, string? disabled = null)
    {
        ProcessStartInfo start = new(Environment.ProcessPath ?? "dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments])
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
        Assert.True(child.ExitCode == 0, $"exit code {child.ExitCode}{ending} after:\n{string.Join('\n', lines.TakeLast(ending.Length > 0 ? 2 : MostLines))}\n{await errors}");
        return lines;
    }
}
