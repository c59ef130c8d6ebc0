using System.Reflection;
using PoolFunctional.Properties.Mutation.Running;
using Xunit;

namespace PoolFunctional.Properties.Mutation;

/// <summary>The only test that Stryker runs: it hands the assembly that Stryker compiled, with every mutant in it behind a switch, to the runner.</summary>
public sealed class MutatedAssembly
{
    [Fact]
    public void Is_kept()
    {
        string directory = Environment.GetEnvironmentVariable("MUTATE_KEPT") ?? throw new InvalidOperationException("MUTATE_KEPT names the directory that keeps it");
        // Stryker's first run is of the assembly as it is.
        if (MutantSwitch.Control is not { } control) return;
        string path = control.Assembly.Location;
        File.Copy(path, Path.Combine(directory, Path.GetFileName(path)), overwrite: true);
        // Where no mutant at all is reached, Stryker takes the measurement for broken and tries every mutant by itself.
        _ = control.GetMethod("IsActive", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [0]);
    }
}
