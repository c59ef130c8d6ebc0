namespace PoolFunctional.Generators.Types;

/// <summary>One pooling of a kind whose elements, totals or results have types of their own; the geometry and the elements are those of a <see cref="PoolCase"/>.</summary>
/// <param name="Pooling">Geometry, element type, reduction and elements.</param>
/// <param name="Result">The type of the results, where it is not that of the elements.</param>
internal sealed record TypesCase(PoolCase Pooling, ElementType? Result)
{
    /// <summary>Case <paramref name="index"/> of a seed: the same case whenever it is asked for.</summary>
    internal static TypesCase At(string operation, int seed, int index)
    {
        Random random = new((int)(Elements.Bits((ulong)(uint)seed + 77, (ulong)(uint)index) >> 33));
        PoolCase drawn = PoolCases.At(seed, index);
        return operation switch
        {
            "quantized-average" => new(Quantized(random, drawn, (input, output) => Reduction.QuantizedAverage(input, output, Divided(random))), null),
            "quantized-max" => new(Quantized(random, drawn, random.Next(2) == 0 ? Reduction.QuantizedMax : Reduction.QuantizedMin), null),
            "sum-wide" => Wider(random, drawn, Reduction.Sum),
            "average-wide" => Wider(random, drawn, Reduction.Average(Divided(random), random.Next(3) == 0 ? Accumulator.Wide : Accumulator.Native)),
            "stream" => new(Streamed(seed, index), null) { IsStreamed = true },
            _ => new(Custom(random, drawn), null),
        };
    }

    /// <summary>Whether the input comes in chunks.</summary>
    internal bool IsStreamed { get; init; }

    internal Finding Compare(ITripleGround ground) => Pooling.Element.Do(Work(ground));

    internal ITypedWork<Finding> Work(ITripleGround ground) =>
        IsStreamed ? new StreamComparison(Pooling, ground)
        : Result is not null ? new WideComparison(Pooling, Result, ground)
        : new PoolingComparison(Pooling, PlanGround.On(ground));

    internal IEnumerable<TypesCase> Simpler() => PoolCases.Shrink(Pooling).Where(simpler => simpler.Reduction == Pooling.Reduction && simpler.Kind == Pooling.Kind).Select(simpler => this with { Pooling = simpler });

    public override string ToString() => Result is null ? Pooling.ToString() : $"into {Result.Name}: {Pooling}";

    private static PoolCase Quantized(Random random, PoolCase drawn, Func<Quantization, Quantization?, Reduction> reduction)
    {
        ElementType element = ElementType.All[3 + random.Next(4)];
        (long least, long greatest) = element.Name switch { "sbyte" => (-128L, 127L), "byte" => (0, 255), "short" => (-32768, 32767), _ => (0, 65535) };
        Quantization input = Draw();
        return With(drawn, element, reduction(input, random.Next(3) == 0 ? null : Draw()));

        Quantization Draw() => Quantization.Of(
            random.Next(4) switch { 0 => 1, 1 => 0.5, 2 => double.Exp2(random.Next(-12, 12)), _ => 0.001 + random.NextDouble() },
            random.Next(4) switch { 0 => least, 1 => greatest, 2 => long.Max(0, least), _ => random.NextInt64(least, greatest + 1) });
    }

    private static TypesCase Wider(Random random, PoolCase drawn, Reduction reduction)
    {
        (ElementType element, ElementType result)[] pairs = [.. from element in ElementType.All from result in ElementType.All where element.Do(new Fits(result, reduction)) select (element, result)];
        (ElementType chosen, ElementType into) = pairs[random.Next(pairs.Length)];
        return new(With(drawn, chosen, reduction), into);
    }

    private static PoolCase Custom(Random random, PoolCase drawn)
    {
        (ElementType element, Reduction reduction) = CustomReductions.All[random.Next(CustomReductions.All.Count)];
        return With(drawn, element, reduction);
    }

    /// <summary>Special values and palettes with a sign of their own are of floats alone.</summary>
    private static PoolCase With(PoolCase drawn, ElementType element, Reduction reduction) => element.IsFloating
        ? drawn with { Element = element, Reduction = reduction }
        : drawn with { Element = element, Reduction = reduction, Planting = Planting.None, Palette = drawn.Palette is Palette.Below or Palette.Above ? Palette.Ordinary : drawn.Palette };

    /// <summary>The next case that a stream takes: sliding windows with padding in numbers, and a batch.</summary>
    private static PoolCase Streamed(int seed, int index)
    {
        for (int further = index; ; further += 1_000_003)
        {
            PoolCase drawn = PoolCases.At(seed, further);
            if (drawn is { Kind: WindowKind.Sliding, Batch: > 0 }) return drawn;
        }
    }

    private static Divisor Divided(Random random) => random.Next(6) switch
    {
        0 or 1 => Divisor.InBounds,
        2 => Divisor.DeclaredPadding,
        3 => Divisor.FullWindow,
        4 => Divisor.Of(1 + random.Next(12)),
        _ => Divisor.Of(random.Next(3) == 0 ? long.MinValue + 1 : -1 - random.Next(5)),
    };

    private sealed class PoolingComparison(PoolCase pooling, IGround ground) : ITypedWork<Finding>
    {
        public Finding For<T>(ElementType<T> type)
            where T : unmanaged, System.Numerics.INumber<T> => Comparison<T>.Of(pooling, type, new ReferenceDefinition(), ground);
    }
}
