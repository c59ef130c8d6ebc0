namespace PoolFunctional.Generators.Loads;

/// <summary>Something that is compiled once and shared, on inputs of its own: many threads may run it at once, each into a destination of its own.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Length">How many elements its destination has.</param>
/// <param name="Run">Runs it.</param>
internal sealed record Load(string Name, int Length, Action<float[], CancellationToken> Run)
{
    /// <summary>What a destination holds before a run; a gradient that is added is added to this.</summary>
    internal const float Present = 0.5f;

    /// <summary>Whether it adds to its destination.</summary>
    internal bool Adds { get; init; }

    /// <summary>A destination as it is before a run.</summary>
    internal float[] Destination() => [.. Enumerable.Repeat(Present, Length)];

    /// <summary>The bits of a whole run on one thread.</summary>
    internal int[] Bits() => Bits(Destination());

    /// <summary>The bits of a run into a used destination.</summary>
    internal int[] Bits(float[] destination)
    {
        Array.Fill(destination, Present);
        Run(destination, CancellationToken.None);
        return [.. destination.Select(BitConverter.SingleToInt32Bits)];
    }
}
