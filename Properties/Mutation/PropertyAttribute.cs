namespace PoolFunctional.Properties;

/// <summary>The laws as mutation testing runs them: each with one seed and a few cases, so that a mutant dies or lives the same way every time.</summary>
/// <remarks>Laws are compiled into this project as they are; in their namespace this name comes before FsCheck's.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    /// <summary>The second number is odd: FsCheck accepts no other.</summary>
    internal const string Seed = "20261128,17";

    internal const int MostCases = 5;

    public PropertyAttribute() => (base.Replay, base.MaxTest) = (Seed, MostCases);

    /// <summary>So many cases as a law asks for, and no more than are run here.</summary>
    public new int MaxTest
    {
        get => base.MaxTest;
        set => base.MaxTest = int.Min(value, MostCases);
    }
}
