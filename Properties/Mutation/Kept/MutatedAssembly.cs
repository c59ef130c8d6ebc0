using System.Reflection;
using Xunit;

namespace PoolFunctional.Properties.Mutation.Kept;

/// <summary>The only test that Stryker runs: it hands the assembly that Stryker compiled, with every mutant in it behind a switch, to the program beside this project.</summary>
public sealed class MutatedAssembly
{
    [Fact]
    public void Is_kept()
    {
        string directory = Environment.GetEnvironmentVariable("MUTATE_KEPT") ?? throw new InvalidOperationException("MUTATE_KEPT names the directory that keeps it");
        Assembly[] both = [typeof(Pool).Assembly, typeof(Reduction).Assembly];
        // Stryker's first run is of the assemblies as they are.
        if (both.SelectMany(assembly => assembly.GetTypes()).SingleOrDefault(type => type.Name == "MutantControl") is not { } control) return;
        string path = control.Assembly.Location;
        File.Copy(path, Path.Combine(directory, Path.GetFileName(path)), overwrite: true);
        // Where no mutant at all is reached, Stryker takes its measurement for broken and tries every one by itself.
        _ = control.GetMethod("IsActive")!.Invoke(null, [0]);
    }
}
