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

    /// <summary>Special values and lengths of every other operator, forward and backward.</summary>
    internal static IReadOnlyList<Enumeration> Others { get; } = [.. SpecialFamilies.On(new SurroundedTriple()), .. LengthFamilies.On(new SurroundedTriple())];

    internal static IReadOnlyList<Enumeration> All { get; } = [.. Poolings, .. Others];
}
