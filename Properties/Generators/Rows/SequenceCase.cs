using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>A batch of sequences with their mask, and what is made of it.</summary>
public sealed record SequenceCase(int Batch, int Tokens, int Features, Masking Masking, int Seed)
{
    private static readonly SequenceReduction[] reductions =
        [SequenceReduction.Mean, SequenceReduction.MeanSqrtLength, SequenceReduction.WeightedMean, SequenceReduction.Max, SequenceReduction.First, SequenceReduction.Last];

    internal static IReadOnlyList<SequenceReduction> Reductions => reductions;

    internal ElementType Element { get; init; } = ElementType.Single;

    internal Palette Palette { get; init; } = Palette.Ordinary;

    /// <summary>How many special values lie among the elements.</summary>
    internal int Specials { get; init; }

    internal SequenceReduction Reduction { get; init; } = SequenceReduction.Mean;

    internal Normalization Normalization { get; init; } = Normalization.None;

    /// <summary>Bool, byte, int or long.</summary>
    internal int MaskType { get; init; }

    /// <summary>Special values among the elements.</summary>
    internal Planting Planting { get; init; } = Planting.None;

    internal int Threads { get; init; } = 1;

    /// <summary>How many elements the spans begin after their arrays.</summary>
    internal int Offset { get; init; }

    internal nint[] Shape => [Batch, Tokens, Features];

    internal PoolOptions Options => new() { MaxDegreeOfParallelism = Threads, BytesWorthAThread = Threads == 1 ? 256 * 1024 : 1 };

    internal bool[] Mask => [.. Enumerable.Range(0, Batch).SelectMany(sequence => Masks.Of(Masking, Tokens, sequence, Seed))];

    internal float[] Floats => Values(ElementType.Single);

    /// <summary>Small integers, whose sums are exact.</summary>
    internal float[] Counts => Elements.Of(ElementType.Single, Palette.Counts, Seed, Batch * Tokens * Features);

    internal T[] Values<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] values = Elements.Of(type, Palette, Seed, Batch * Tokens * Features);
        for (int i = 0; i < Specials && values.Length > 0; i++)
        {
            ulong bits = Elements.Bits((ulong)Seed + 1, (ulong)i);
            values[bits % (ulong)values.Length] = type.Special((Special)((bits >> 40) % 12));
        }

        Planting.Into(values, Tokens, Features, type, []);
        return values;
    }

    /// <summary>The case, as it is reported.</summary>
    public override string ToString() =>
        $"{Element.Name} [{Batch}, {Tokens}, {Features}] {Reduction.GetType().Name} {Normalization.GetType().Name} {Palette} {Specials} specials, seed {Seed}, mask type {MaskType}, {Threads} threads, offset {Offset}{Planting}\n"
        + string.Join('\n', Mask.Chunk(int.Max(1, Tokens)).Select(row => $"  {Masking}: {string.Concat(row.Select(isReal => isReal ? '1' : '0'))}"));

    /// <summary>Case <paramref name="index"/> of a seed: the same case whenever it is asked for.</summary>
    internal static SequenceCase At(int seed, int index) => Drawn(new Random((int)(Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33)));

    private static SequenceCase Drawn(Random random)
    {
        int tokens = random.Next(24) switch
        {
            0 => 0,
            1 => 1,
            2 or 3 or 4 => ((int[])[31, 32, 33, 63, 64, 65, 96, 127, 128, 129])[random.Next(10)],
            5 => 200 + random.Next(150),
            6 when random.Next(8) == 0 => 1_020 + random.Next(80),
            _ => 1 + random.Next(70),
        };
        int features = tokens > 1_000 ? 1 + random.Next(4) : tokens > 150 ? 1 + random.Next(40) : random.Next(60) == 0 ? 500 + random.Next(600) : 1 + random.Next(130);
        return new(random.Next(20) == 0 ? 0 : 1 + random.Next(tokens * features > 4_000 ? 1 : 4), features > 130 ? int.Min(tokens, 40) : tokens, features, (Masking)random.Next(9), random.Next())
        {
            Element = ElementType.All[random.Next(3)],
            Palette = ((Palette[])[Palette.Ordinary, Palette.Ordinary, Palette.Ordinary, Palette.Counts, Palette.Zeros, Palette.Below, Palette.Spiced, Palette.Edges, Palette.AnyBits])[random.Next(9)],
            Specials = random.Next(3) == 0 ? random.Next(6) : 0,
            Reduction = reductions[random.Next(reductions.Length)],
            Normalization = random.Next(3) == 0 ? Normalization.L2 : Normalization.None,
            MaskType = random.Next(4),
            Threads = ((int[])[1, 1, 2, 3])[random.Next(4)],
            Offset = random.Next(40),
        };
    }

    internal static IEnumerable<SequenceCase> Shrink(SequenceCase @case)
    {
        foreach (int batch in Axis.Smaller(@case.Batch, 1)) yield return @case with { Batch = batch };
        foreach (int tokens in Axis.Smaller(@case.Tokens, 1)) yield return @case with { Tokens = tokens };
        foreach (int features in Axis.Smaller(@case.Features, 1)) yield return @case with { Features = features };
        if (@case.Masking != Masking.All) yield return @case with { Masking = Masking.All };
        if (@case.Masking == Masking.Mixed) yield return @case with { Masking = Masking.Holed };
        if (@case.Specials > 0) yield return @case with { Specials = 0 };
        if (@case.Palette != Palette.Counts) yield return @case with { Palette = Palette.Counts };
        if (@case.Normalization != Normalization.None) yield return @case with { Normalization = Normalization.None };
        if (@case.Threads > 1) yield return @case with { Threads = 1 };
        if (@case.MaskType > 0) yield return @case with { MaskType = 0 };
        if (@case.Offset > 0) yield return @case with { Offset = 0 };
    }
}
