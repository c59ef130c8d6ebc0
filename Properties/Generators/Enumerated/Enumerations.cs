namespace PoolFunctional.Generators.Enumerated;

/// <summary>Everything that is enumerated.</summary>
internal static class Enumerations
{
    /// <summary>Poolings of every length, of special values, and of shapes that break engines.</summary>
    internal static IReadOnlyList<Enumeration> Poolings { get; } =
    [
        Enumeration.Of("lengths", LengthCases.All),
        Enumeration.Of("specials", SpecialCases.All),
        Enumeration.Of("shapes", ShapeCases.All),
    ];

    internal static IReadOnlyList<Enumeration> All { get; } = [.. Poolings, .. SpecialFamilies.On(new SurroundedTriple())];
}
