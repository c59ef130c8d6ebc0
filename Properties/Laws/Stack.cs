using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Properties.Laws;

/// <summary>Two windows one after the other over a row, the first without gaps (stride ≤ kernel), the row long enough for both.</summary>
public sealed record Stack(int Extent, int Kernel, int Stride, int NextKernel, int NextStride, int Seed)
{
    internal int ComposedKernel => Kernel + ((NextKernel - 1) * Stride);

    internal bool Fits => Kernel >= 1 && Stride >= 1 && Stride <= Kernel && NextKernel >= 1 && NextStride >= 1 && Extent >= ComposedKernel;

    internal int Outputs => ((Extent - Kernel) / Stride) + 1;

    internal float[] Floats => [.. Enumerable.Range(0, Extent).Select(i => (float)(((((i + 1) * 7919L) ^ (Seed * 104729L)) % 61) - 30))];

    public override string ToString() => $"kernel {Kernel} stride {Stride}, then kernel {NextKernel} stride {NextStride}\n{string.Join(' ', Floats)}";
}

/// <summary>Stacks over rows of up to 120 elements.</summary>
public static class StackGenerators
{
    public static Arbitrary<Stack> Stacks() => Arb.From(
        from kernel in Gen.Choose(1, 6)
        from stride in Gen.Choose(1, kernel)
        from nextKernel in Gen.Choose(1, 6)
        from nextStride in Gen.Choose(1, 7)
        from spare in Gen.Choose(0, 80)
        from seed in Gen.Choose(0, 100_000)
        select new Stack(kernel + ((nextKernel - 1) * stride) + spare, kernel, stride, nextKernel, nextStride, seed),
        Smaller);

    private static IEnumerable<Stack> Smaller(Stack stack) =>
        new[]
        {
            stack with { Extent = stack.Extent / 2 }, stack with { Extent = stack.Extent - 1 }, stack with { Kernel = stack.Kernel - 1 }, stack with { Stride = stack.Stride - 1 },
            stack with { NextKernel = stack.NextKernel - 1 }, stack with { NextStride = stack.NextStride - 1 },
        }.Where(smaller => smaller.Fits);
}
