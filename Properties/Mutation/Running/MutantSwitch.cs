using System.Reflection;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>The switch that Stryker compiled into the mutated assembly: which mutant is on, and which were reached.</summary>
internal sealed class MutantSwitch
{
    internal const int None = -1;

    /// <summary>Stryker's list is searched at each mutant that is passed, which in a hot loop takes for ever; what is first reached later than this goes unseen.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(2);

    private readonly FieldInfo active;
    private readonly FieldInfo captures;
    private readonly MethodInfo reached;

    private MutantSwitch(Type control) => (active, captures, reached) = (Field(control, "ActiveMutant"), Field(control, "CaptureCoverage"), control.GetMethod("GetCoverageData")!);

    /// <summary>Its type, in whichever of the two assemblies was mutated.</summary>
    internal static Type? Control { get; } =
        ((Assembly[])[typeof(Pool).Assembly, typeof(Reduction).Assembly]).SelectMany(assembly => assembly.GetTypes()).SingleOrDefault(type => type.Name == "MutantControl");

    internal static MutantSwitch Find() => new(Control ?? throw new InvalidOperationException("The assembly beside this program is not a mutated one."));

    internal int Active
    {
        set => active.SetValue(null, value);
    }

    /// <summary>The mutants that are reached by what is done, and those of them in initialisers of static members, which run once in a process.</summary>
    internal (IList<int> All, IList<int> Static) Reached(Action done)
    {
        _ = reached.Invoke(null, null);
        captures.SetValue(null, true);
        using (new Timer(_ => captures.SetValue(null, false), null, longest, Timeout.InfiniteTimeSpan)) done();
        captures.SetValue(null, false);

        IList<int>[] both = (IList<int>[])reached.Invoke(null, null)!;
        return (both[0], both[1]);
    }

    private static FieldInfo Field(Type control, string name) => control.GetField(name)!;
}
