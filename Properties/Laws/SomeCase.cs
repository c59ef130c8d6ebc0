using FsCheck;
using FsCheck.Fluent;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Laws;

/// <summary>Any possible pooling of the agreement laws, for laws that hold for every geometry.</summary>
public sealed class SomeCase
{
    internal SomeCase(PoolCase pooling) => Pooling = pooling;

    internal PoolCase Pooling { get; }

    internal Plan Plan => Pooling.Plan!;

    internal nint[] Shape => [Pooling.Batch, Pooling.Channels, .. Pooling.Axes.Select(axis => (nint)axis.Extent)];

    internal long[] Inputs => Longs(Plan.Input.Elements, 1);

    internal long[] Outputs => Longs(Plan.Output.Elements, 2);

    public override string ToString() => Pooling.ToString();

    private long[] Longs(long count, ulong stream) => [.. Enumerable.Range(0, (int)count).Select(i => (long)(Elements.Bits((ulong)Pooling.DataSeed * stream, (ulong)i) % 2_000_003) - 1_000_001)];
}

/// <summary>The cases of the agreement laws, which shrink.</summary>
public static class CaseGenerators
{
    public static Arbitrary<SomeCase> Cases() => Arb.From(PoolCases.Arbitrary.Generator.Select(pooling => new SomeCase(pooling)), some => PoolCases.Shrink(some.Pooling).Select(pooling => new SomeCase(pooling)));
}
