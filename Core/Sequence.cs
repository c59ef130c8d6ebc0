using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PoolFunctional;

/// <summary>An immutable list with structural equality: two sequences are equal when their elements are, in order.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>The default value is the empty sequence. Collection expressions work: <c>Sequence&lt;int&gt; s = [3, 3]</c>.</remarks>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Of))]
public readonly struct Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly ImmutableArray<T> items;

    internal Sequence(ImmutableArray<T> items) => this.items = items;

    private ImmutableArray<T> Items => items.IsDefault ? [] : items;

    /// <summary>The number of elements.</summary>
    public int Count => Items.Length;

    /// <summary>The element at a position, counted from 0.</summary>
    /// <param name="index">The position.</param>
    public T this[int index] => Items[index];

    /// <summary>The elements as a span; no copy is made.</summary>
    /// <returns>A read-only view.</returns>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <inheritdoc/>
    public bool Equals(Sequence<T> other) => Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);

    /// <summary>Structural equality.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they hold equal elements in the same order.</returns>
    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    /// <summary>Structural inequality.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ in an element or in their number.</returns>
    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);

    /// <summary>Walks the elements in order without allocating.</summary>
    /// <returns>An enumerator.</returns>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>The elements in brackets: <c>[3, 3]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

/// <summary>Makes <see cref="Sequence{T}"/> values.</summary>
public static class Sequence
{
    /// <summary>A copy of the given elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The sequence.</returns>
    /// <example><c>Sequence.Of(1, 2)</c>, or <c>[1, 2]</c> where one is expected.</example>
    public static Sequence<T> Of<T>(params ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>The elements of an enumeration, which is read once, to its end.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The sequence.</returns>
    /// <example><c>Enumerable.Range(1, 3).ToSequence()</c> is <c>[1, 2, 3]</c>.</example>
    public static Sequence<T> ToSequence<T>(this IEnumerable<T> items) => new([.. items]);

    /// <summary><c>[f(0), …, f(count−1)]</c>.</summary>
    internal static Sequence<T> Tabulate<T>(int count, Func<int, T> f) => Enumerable.Range(0, count).Select(f).ToSequence();
}
