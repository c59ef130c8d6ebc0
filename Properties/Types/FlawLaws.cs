using Xunit;

namespace PoolFunctional.Properties.Types;

/// <summary>Each promise of an operator is asked for: one that breaks that promise alone is found out.</summary>
public sealed class FlawLaws
{
    /// <summary>The flaw shows in the last element of the longer list alone.</summary>
    private static readonly int[] longer = [.. Enumerable.Range(0, 39), 1000];

    [Fact]
    public void Registers_of_one_width_are_found_out_wherever_they_err()
    {
        Assert.Contains("128 bits", ReductionLaws.Registers<int, Flawed<Narrow>>(longer, [4]));
        Assert.Contains("128 bits", ReductionLaws.Registers<int, Flawed<NotWidest>>([1000], [4]));
        Assert.Contains("512 bits", ReductionLaws.Registers<int, Flawed<Widest>>(longer, [4]));
        Assert.Null(ReductionLaws.Registers<int, Flawed<Widest>>([1, 2, 3], [4]));
    }

    [Fact]
    public void Order_that_matters_is_found_out()
    {
        Assert.Contains("b ∘ a", ReductionLaws.Exactness<int, int, Later>(1, 2, 9));
        Assert.Contains("x ∘ identity", ReductionLaws.Identity<int, Later>(3));
    }

    [Fact]
    public void What_is_never_the_same_twice_is_found_out()
    {
        Assert.StartsWith("finish(lift(x), n)", ReductionLaws.Finish<int, int, Wavering<int>>(3, 2));
        Assert.StartsWith("lift(x)", ReductionLaws.Finish<int, int, Wavering<bool>>(3, 2));
    }

    [Fact]
    public void Elements_are_as_many_as_the_shape_has() =>
        Assert.Throws<ArgumentException>("elements", () => ReductionLaws.Agreement<int>(Reduction.Sum, Window.Sliding([2]), [1, 1, 4], [1, 2, 3]));
}
