using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>Where in memory the spans of a run lie.</summary>
internal interface IGround
{
    /// <summary>As the command line of the tests calls it.</summary>
    string Name { get; }

    /// <summary>Runs the plan and gives the result, or says what it touched that is not its own.</summary>
    (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>;
}
