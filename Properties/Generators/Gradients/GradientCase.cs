namespace PoolFunctional.Generators.Gradients;

/// <summary>A gradient: the pooling, which of equal taps it goes to, and whether it is added to what is there.</summary>
internal sealed record GradientCase(PoolCase Pooling, Ties Ties, Writing Writing, bool KeepsInput)
{
    private static readonly Ties[] policies = [Ties.First, Ties.First, Ties.Split, Ties.All];

    internal static GradientCase Of(PoolCase pooling)
    {
        Random random = new(pooling.DataSeed);
        return new(pooling, policies[random.Next(policies.Length)], random.Next(4) == 0 ? Writing.Accumulate : Writing.Overwrite, random.Next(2) == 0);
    }

    internal IEnumerable<GradientCase> Shrink()
    {
        foreach (PoolCase pooling in PoolCases.Shrink(Pooling)) yield return this with { Pooling = pooling };
        if (Ties != Ties.First) yield return this with { Ties = Ties.First };
        if (Writing != Writing.Overwrite) yield return this with { Writing = Writing.Overwrite };
    }

    public override string ToString() => $"{Ties.GetType().Name}, {Writing}{(KeepsInput ? "" : ", without the input where it is not needed")}: {Pooling}";
}
