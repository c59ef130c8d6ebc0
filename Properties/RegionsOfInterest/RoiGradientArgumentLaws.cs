using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>What is impossible is refused by name, before anything is written.</summary>
public sealed class RoiGradientArgumentLaws
{
    private const float Untouched = -777;

    [Theory]
    [InlineData(3, 4, 4, 0f, "outputGradient")]
    [InlineData(2, 3, 4, 0f, "x")]
    [InlineData(2, 0, 4, 0f, "x")]
    [InlineData(2, 4, 5, 0f, "inputGradient")]
    [InlineData(2, 4, 4, float.NaN, "regions")]
    public void Impossible_gradients_are_refused_by_name(int outputs, int inputs, int gradients, float edge, string parameter)
    {
        float[] gradient = [.. Enumerable.Repeat(Untouched, gradients)];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() =>
            Pool.RoiPoolBackward<float, float>(new float[outputs], new float[inputs], [1, 1, 1, 4], Regions.Of([edge, 0, 3, 0], [0]), RoiGrid.Of(1, 2), gradient));
        Assert.Equal(parameter, error.ParamName);
        Assert.All(gradient, value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Maps_of_an_average_may_be_left_out_but_not_be_too_short()
    {
        float[] gradient = new float[4];
        Pool.RoiAlignBackward<float, float>(new float[2], default, [1, 1, 1, 4], Regions.Of([0f, 0, 3, 0], [0]), RoiGrid.Of(1, 2), gradient);
        Assert.Equal("x", Assert.ThrowsAny<ArgumentException>(() => Pool.RoiAlignBackward<float, float>(new float[2], new float[3], [1, 1, 1, 4], Regions.Of([0f, 0, 3, 0], [0]), RoiGrid.Of(1, 2), gradient)).ParamName);
    }

    [Fact]
    public void Destinations_that_overlap_are_refused()
    {
        float[] memory = new float[8];
        void Refused(Action<Memory<float>> run) => Assert.Equal("inputGradient", Assert.ThrowsAny<ArgumentException>(() => run(memory.AsMemory(0, 4))).ParamName);
        Refused(gradient => Pool.RoiPoolBackward<float, float>(memory.AsSpan(3, 2), new float[4], [1, 1, 1, 4], Regions.Of([0f, 0, 3, 0], [0]), RoiGrid.Of(1, 2), gradient.Span));
        Refused(gradient => Pool.RoiPoolBackward<float, float>(new float[2], memory.AsSpan(2, 4), [1, 1, 1, 4], Regions.Of([0f, 0, 3, 0], [0]), RoiGrid.Of(1, 2), gradient.Span));
        Refused(gradient => Pool.RoiPoolBackward<float, float>(new float[2], new float[4], [1, 1, 1, 4], Regions.Of<float>(memory.AsSpan(3, 4), [0]), RoiGrid.Of(1, 2), gradient.Span));
    }

    [Fact]
    public void Writing_that_is_unknown_is_refused() =>
        Assert.Equal("writing", Assert.Throws<ArgumentOutOfRangeException>(() =>
            Pool.RoiPoolBackward<float, float>(new float[2], new float[4], [1, 1, 1, 4], Regions.Of([0f, 0, 3, 0], [0]), RoiGrid.Of(1, 2), new float[4], writing: (Writing)2)).ParamName);
}
