using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PoolFunctional;

/// <summary>What PyTorch and Keras take for a kernel size, a stride or a padding: one number for all axes, or a list of one per axis.</summary>
/// <remarks>The default value is "not given". Equality is structural.</remarks>
/// <example><c>PerAxis a = 3;</c> and <c>PerAxis b = [3, 2];</c>.</example>
[CollectionBuilder(typeof(PerAxis), nameof(Of))]
public readonly record struct PerAxis
{
    private PerAxis(Sequence<int> numbers) => Numbers = numbers;

    /// <summary>The numbers as given: none, one, or one per axis.</summary>
    public Sequence<int> Numbers { get; }

    /// <summary>The same number on every axis.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The number, for every axis.</returns>
    public static implicit operator PerAxis(int number) => new([number]);

    /// <summary>A list of numbers; what a collection expression makes.</summary>
    /// <param name="numbers">The numbers, outermost axis first.</param>
    /// <returns>The list.</returns>
    /// <example><c>PerAxis.Of([3, 2])</c>, or <c>[3, 2]</c> where one is expected, is 3 on the first axis and 2 on the second.</example>
    public static PerAxis Of(ReadOnlySpan<int> numbers) => new(Sequence.Of(numbers));

    /// <summary>Walks the numbers in order.</summary>
    /// <returns>An enumerator.</returns>
    public ImmutableArray<int>.Enumerator GetEnumerator() => Numbers.GetEnumerator();
}
