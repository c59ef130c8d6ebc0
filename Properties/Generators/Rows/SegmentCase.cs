using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>A table of rows, grouped, and what is made of it.</summary>
public sealed record SegmentCase(int Rows, int Features, int Segments, Grouping Grouping, int Seed)
{
    private static readonly SegmentReduction[] reductions =
        [SegmentReduction.Sum, SegmentReduction.Mean, SegmentReduction.Max, SegmentReduction.Min, SegmentReduction.MeanSqrtLength];

    internal static IReadOnlyList<SegmentReduction> Reductions => reductions;

    internal ElementType Element { get; init; } = ElementType.Single;

    internal Palette Palette { get; init; } = Palette.Ordinary;

    internal SegmentReduction Reduction { get; init; } = SegmentReduction.Sum;

    /// <summary>Whether ids and offsets are long rather than int.</summary>
    internal bool IsLong { get; init; }

    /// <summary>Special values among the elements.</summary>
    internal Planting Planting { get; init; } = Planting.None;

    internal int Threads { get; init; } = 1;

    internal int Offset { get; init; }

    internal nint[] Shape => [Rows, Features];

    internal PoolOptions Options => new() { MaxDegreeOfParallelism = Threads, BytesWorthAThread = Threads == 1 ? 256 * 1024 : 1 };

    /// <summary>The segment of each row, sorted where there are offsets; few segments get many rows, and some none.</summary>
    internal int[] Ids
    {
        get
        {
            int[] ids = [.. Enumerable.Range(0, Rows).Select(row => (int)(Elements.Bits((ulong)Seed, (ulong)row) % 7 == 0 ? 0 : Elements.Bits((ulong)Seed + 2, (ulong)row) % (ulong)Segments))];
            return Grouping == Grouping.Ids ? ids : [.. ids.Order()];
        }
    }

    internal int[] Offsets
    {
        get
        {
            int[] ids = Ids;
            return [.. Enumerable.Range(0, Segments + 1).Select(segment => ids.Count(id => id < segment))];
        }
    }

    /// <summary>The grouping for the façade, on arrays of its own.</summary>
    internal Segments Grouped => IsLong ? Group(Longs) : Group(Numbers);

    /// <summary>The ids or the offsets.</summary>
    internal int[] Numbers => Grouping == Grouping.Offsets ? Offsets : Ids;

    internal long[] Longs => [.. Numbers.Select(number => (long)number)];

    /// <summary>The grouping for the façade, by ids or offsets on other memory.</summary>
    internal Segments Group(ReadOnlySpan<int> numbers) => Grouping == Grouping.Offsets ? PoolFunctional.Segments.ByOffsets(numbers) : PoolFunctional.Segments.ByIds(numbers);

    internal Segments Group(ReadOnlySpan<long> numbers) => Grouping == Grouping.Offsets ? PoolFunctional.Segments.ByOffsets(numbers) : PoolFunctional.Segments.ByIds(numbers);

    /// <summary>The grouping for the definition.</summary>
    internal Segmentation Segmentation => Grouping == Grouping.Offsets
        ? Segmentation.ByOffsets(Offsets.Select(number => (long)number).ToSequence())
        : Segmentation.ByIds(Ids.Select(number => (long)number).ToSequence(), Segments);

    internal float[] Floats => Values(ElementType.Single);

    internal T[] Values<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] values = Elements.Of(type, Palette, Seed, Rows * Features);
        Planting.Into(values, Rows, Features, type, []);
        return values;
    }

    /// <summary>The case, as it is reported.</summary>
    public override string ToString() =>
        $"{Element.Name} [{Rows}, {Features}] in {Segments} by {Grouping} {Reduction.GetType().Name} {Palette}, seed {Seed}, {(IsLong ? "long" : "int")}, {Threads} threads, offset {Offset}{Planting}\n  ids {string.Join(' ', Ids)}";

    internal static SegmentCase At(int seed, int index) => Drawn(new Random((int)(Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33)));

    private static SegmentCase Drawn(Random random)
    {
        ElementType element = random.Next(2) == 0 ? ElementType.All[random.Next(3)] : ElementType.All[random.Next(ElementType.All.Count)];
        int rows = random.Next(20) switch { 0 => 0, 1 => 1, 2 => 1_000 + random.Next(300), _ => 1 + random.Next(150) };
        int features = rows > 500 ? 1 + random.Next(12) : 1 + random.Next(130);
        return new(rows, features, 1 + random.Next(random.Next(3) switch { 0 => 2, 1 => 12, _ => 100 }), (Grouping)random.Next(3), random.Next())
        {
            Element = element,
            Palette = ((Palette[])[Palette.Ordinary, Palette.Ordinary, Palette.Counts, Palette.Spiced, Palette.Edges, Palette.Zeros, Palette.AnyBits])[random.Next(7)],
            Reduction = reductions[random.Next(element.IsFloating ? 5 : 4)],
            IsLong = random.Next(2) == 0,
            Threads = ((int[])[1, 1, 2, 3])[random.Next(4)],
            Offset = random.Next(40),
        };
    }

    internal static IEnumerable<SegmentCase> Shrink(SegmentCase @case)
    {
        foreach (int rows in Axis.Smaller(@case.Rows, 1)) yield return @case with { Rows = rows };
        foreach (int features in Axis.Smaller(@case.Features, 1)) yield return @case with { Features = features };
        foreach (int segments in Axis.Smaller(@case.Segments, 1)) yield return @case with { Segments = segments };
        if (@case.Grouping == Grouping.Ids) yield return @case with { Grouping = Grouping.SortedIds };
        if (@case.Palette != Palette.Counts) yield return @case with { Palette = Palette.Counts };
        if (@case.Threads > 1) yield return @case with { Threads = 1 };
        if (@case.Offset > 0) yield return @case with { Offset = 0 };
    }
}
