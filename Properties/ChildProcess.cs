using System.Diagnostics;
using Xunit;

namespace PoolFunctional.Properties;

/// <summary>This assembly's own <see cref="Program"/> in a process of its own, away from the test host.</summary>
internal static class ChildProcess
{
    /// <summary>The lines that it prints; fails where it does not end with 0.</summary>
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
        Assert.True(child.ExitCode == 0, string.Join('\n', lines) + await errors);
        return lines;
    }
}
