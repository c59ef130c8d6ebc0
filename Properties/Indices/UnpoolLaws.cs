using PoolFunctional.Generators;
using PoolFunctional.Generators.Indices;
using Xunit;

namespace PoolFunctional.Properties.Indices;

public sealed class UnpoolLaws
{
    private static readonly float[] values = [1, 2, 8, 4];

    public static TheoryData<string, float[]> Policies => new()
    {
        { nameof(Duplicates.Last), [4, 0, 2, 0, 0, 0, 0, 0] },
        { nameof(Duplicates.Sum), [13, 0, 2, 0, 0, 0, 0, 0] },
        { nameof(Duplicates.Max), [8, 0, 2, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void Policies_say_what_becomes_of_several_values_for_one_place(string policy, float[] expected)
    {
        Duplicates duplicates = policy switch { nameof(Duplicates.Last) => Duplicates.Last, nameof(Duplicates.Sum) => Duplicates.Sum, _ => Duplicates.Max };
        float[] y = new float[8];
        Pool.Unpool<float, int>(values, [0, 2, 0, 0], [1, 1, 4], Window.Sliding([2]), y, duplicates: duplicates);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Sums_of_integers_saturate_once_and_sums_of_halves_round_once()
    {
        sbyte[] bytes = new sbyte[6];
        Pool.Unpool<sbyte, int>([100, 100, -100], [4, 4, 4], [1, 1, 3], Window.Sliding([2]), bytes, duplicates: Duplicates.Sum);
        Assert.Equal(100, bytes[4]);
        Half[] halves = new Half[6];
        Pool.Unpool<Half, int>([(Half)2048, (Half)1, (Half)1], [4, 4, 4], [1, 1, 3], Window.Sliding([2]), halves, duplicates: Duplicates.Sum);
        Assert.Equal((Half)2050, halves[4]);
    }

    [Fact]
    public void Lone_negative_zero_stays_one_under_every_policy() => Assert.All([Duplicates.Last, Duplicates.Sum, Duplicates.Max, Duplicates.Error], duplicates =>
    {
        float[] y = new float[2];
        Pool.Unpool<float, int>([-0f], [1], [1, 1, 1], Window.Sliding([2]), y, duplicates: duplicates);
        Assert.Equal([BitConverter.SingleToInt32Bits(+0f), BitConverter.SingleToInt32Bits(-0f)], y.Select(BitConverter.SingleToInt32Bits));
    });

    [Fact]
    public void Unpooling_a_pooling_keeps_the_maxima_and_is_zero_elsewhere()
    {
        int unpooled = 0;
        Numbered.Cases(Reduction.Max, 79, 300, @case => unpooled += KeepsTheMaxima(@case) ? 1 : 0);
        Assert.True(unpooled >= 150, $"Only {unpooled} cases could be unpooled.");
    }

    private static bool KeepsTheMaxima(IndexCase @case)
    {
        PoolCase pooling = @case.Pooling;
        if (pooling.Layout == Layout.Plane || (pooling.Plan!.PlanesDiffer && @case.Layout == IndexLayout.Tap)) return false;
        PoolOptions options = new() { Layout = pooling.Layout };
        float[] x = Elements.Of(ElementType.Single, Palette.Ordinary, pooling.DataSeed, (int)pooling.Plan.Input.Elements);
        PoolIndexPlan<float, long> plan = Pool.CompileWithIndices<float, long>(Reduction.Max, pooling.Window, pooling.Extents, @case.Layout, options);
        (float[] maxima, long[] places, float[] y) = (new float[plan.OutputLength], new long[plan.OutputLength], new float[x.Length]);
        plan.Run(x, maxima, places);

        // An input that the window implies may be smaller than this one by a remainder, or the stride's reach; then the size must be accepted, or it is the window's own business.
        nint[] size = [.. pooling.Axes.Select(axis => (nint)axis.Extent)];
        try
        {
            Pool.Unpool<float, long>(maxima, places, plan.OutputShape, pooling.Window, y, size, @case.Layout, options: options);
        }
        catch (ArgumentException error) when (error.ParamName == "outputSize")
        {
            return false;
        }

        HashSet<long> named = [.. Offsets(pooling, plan.OutputShape, places, @case.Layout, options)];
        Assert.All(x.Index(), element => Assert.Equal(named.Contains(element.Index) ? element.Item : 0, y[element.Index]));
        return true;
    }

    /// <summary>Where the indices lie in memory.</summary>
    private static IEnumerable<long> Offsets(PoolCase pooling, ReadOnlySpan<nint> shape, long[] places, IndexLayout layout, PoolOptions options)
    {
        long[] dense = new long[places.Length];
        Pool.ConvertIndices<long>(places, pooling.Extents, pooling.Window, layout, pooling.Layout == Layout.ChannelsLast ? IndexLayout.ChannelsLast : IndexLayout.Global, dense, options);
        return dense.Where(place => place >= 0);
    }

    public static TheoryData<int, int, int, int, int> Sizes => new()
    {
        { 4, 2, 2, 0, 8 },
        { 4, 3, 2, 1, 7 },
        { 5, 3, 1, 1, 5 },
        { 3, 5, 4, 2, 9 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sizes_less_than_a_stride_away_from_the_implied_one_are_accepted_and_no_other(int outputs, int kernel, int stride, int padding, int implied)
    {
        Window window = Window.Sliding([kernel], [stride], Padding.Symmetric(padding));
        Assert.Equal(implied, Pool.CompileUnpool<float, int>(window, [1, 1, outputs]).OutputShape[2]);
        for (int size = implied - stride - 2; size <= implied + stride + 2; size++)
        {
            nint given = size;
            if (size >= 1 && int.Abs(size - implied) < stride) Assert.Equal(given, Pool.CompileUnpool<float, int>(window, [1, 1, outputs], [given]).OutputShape[2]);
            else Assert.Equal("outputSize", Assert.ThrowsAny<ArgumentException>(() => Pool.CompileUnpool<float, int>(window, [1, 1, outputs], [given])).ParamName);
        }
    }
}
