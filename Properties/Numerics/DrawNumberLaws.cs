using PoolFunctional.Reductions;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>Draws are SplitMix64's: a coordinate is how often the generator has moved on.</summary>
public sealed class DrawNumberLaws
{
    /// <summary>The published test vector of SplitMix64, for the seed 1234567.</summary>
    [Fact]
    public void Coordinates_of_a_seed_are_the_published_numbers_of_the_generator() =>
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(coordinate => DrawNumber.With(1234567, coordinate)));

    [Fact]
    public void Seed_is_mixed_once_before_its_first_coordinate() =>
        Assert.Equal(DrawNumber.With(0, 0), DrawNumber.Begin(unchecked((long)0x9E3779B97F4A7C15UL)));

    [Fact]
    public void Number_is_the_upper_fifty_three_bits_as_a_fraction_of_one() =>
        Assert.Equal([0, 0, double.ScaleB(1, -53), 0.5, 1 - double.ScaleB(1, -53)], ((ulong[])[0, 2047, 2048, 1UL << 63, ulong.MaxValue]).Select(DrawNumber.Of));
}
