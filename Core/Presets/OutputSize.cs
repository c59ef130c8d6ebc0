using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PoolFunctional;

/// <summary>What PyTorch takes for the output size of adaptive pooling: one number for all axes, or a list in which null (PyTorch's <c>None</c>) keeps the extent.</summary>
/// <remarks>The default value is "not given". Equality is structural.</remarks>
/// <example><c>OutputSize a = 7;</c> and <c>OutputSize b = [7, null];</c>.</example>
[CollectionBuilder(typeof(OutputSize), nameof(Of))]
public readonly record struct OutputSize
{
    private OutputSize(Sequence<int?> numbers) => Numbers = numbers;

    /// <summary>The numbers as given: none, one, or one per axis.</summary>
    public Sequence<int?> Numbers { get; }

    /// <summary>The same extent on every axis.</summary>
    /// <param name="number">The extent.</param>
    /// <returns>The extent, for every axis.</returns>
    public static implicit operator OutputSize(int number) => new([number]);

    /// <summary>A list of extents; what a collection expression makes.</summary>
    /// <param name="numbers">The extents, outermost axis first.</param>
    /// <returns>The list.</returns>
    /// <example><c>OutputSize.Of([7, null])</c>, or <c>[7, null]</c> where one is expected, is 7 rows and every column.</example>
    public static OutputSize Of(ReadOnlySpan<int?> numbers) => new(Sequence.Of(numbers));

    /// <summary>Walks the numbers in order.</summary>
    /// <returns>An enumerator.</returns>
    public ImmutableArray<int?>.Enumerator GetEnumerator() => Numbers.GetEnumerator();
}
