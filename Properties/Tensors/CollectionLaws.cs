using System.Collections;
using Xunit;

namespace PoolFunctional.Properties.Tensors;

/// <summary>Sequences, and what is written as one, are their elements in their order, and nothing else.</summary>
public sealed class CollectionLaws
{
    [Property]
    public void Sequences_are_equal_exactly_where_their_elements_are(int[] left, int[] right)
    {
        (Sequence<int> a, Sequence<int> b, Sequence<int> same) = (Sequence.Of(left), Sequence.Of(right), left.ToSequence());
        Assert.Equal(left.SequenceEqual(right), a == b);
        Assert.Equal(left.SequenceEqual(right), a.Equals((object)b));
        Assert.Equal(!left.SequenceEqual(right), a != b);
        Assert.True(a == same && !(a != same) && a.Equals((object)same));
        Assert.Equal(a.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void Sequence_equals_nothing_that_is_no_sequence() => Assert.False(Sequence.Of(1).Equals((object?)1));

    [Property]
    public void Every_walk_meets_the_elements_in_their_order(int[] elements)
    {
        Sequence<int> sequence = Sequence.Of(elements);
        Assert.Equal(elements, Walked((IEnumerable)sequence));
        Assert.Equal(elements, sequence.AsEnumerable());
        List<int> met = [];
        foreach (int element in sequence) met.Add(element);
        foreach (int element in PerAxis.Of(elements)) met.Add(element);
        foreach (int? element in OutputSize.Of([.. elements.Select(element => (int?)element)])) met.Add(element!.Value);
        Assert.Equal([.. elements, .. elements, .. elements], met);
    }

    [Fact]
    public void Sequence_that_was_never_made_has_no_elements()
    {
        Assert.Equal(Sequence.Of<int>(), default);
        Assert.Equal("[]", $"{default(Sequence<int>)}");
    }

    private static IEnumerable<int> Walked(IEnumerable sequence)
    {
        foreach (object? element in sequence) yield return (int)element!;
    }
}
