using PoolFunctional.Generators.Types;
using Xunit;

namespace PoolFunctional.Properties.Types;

public sealed class CustomLaws
{
    private static readonly Window[] windows = [Window.Sliding([3], [1], Padding.Symmetric(1)), Window.Sliding([2]), Window.Global, Window.Sliding([21], [1], Padding.Symmetric(10)), Window.Adaptive(1)];

    [Property]
    public void Operator_that_repeats_a_built_in_one_gives_its_bits(int[] ints, float[] floats)
    {
        foreach (Window window in windows)
        {
            int[] x = [0, 5, .. ints];
            Assert.Equal(Pooled.By(Reduction.Max, window, x, [1, 1, x.Length]), Pooled.By(Reduction.Custom<int, Largest>(), window, x, [1, 1, x.Length]));
            float[] y = [0, 1.5f, .. floats];
            Assert.Equal(
                Pooled.By(Reduction.Sum, window, y, [1, 1, y.Length]).Select(BitConverter.SingleToInt32Bits),
                Pooled.By(Reduction.Custom<float, Added>(), window, y, [1, 1, y.Length]).Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Property]
    public void Operators_keep_the_laws(uint[] flags, short[] shorts, float[] floats, long[] longs)
    {
        (uint[] a, short[] b, float[] c, long[] d) = ([1, 6, .. flags], [short.MinValue, short.MaxValue, -5, 5, .. shorts], [-0f, 0f, 1, .. floats], [1, 2, .. longs]);
        for (int i = 0; i < a.Length; i++)
        {
            Assert.Null(ReductionLaws.Identity<uint, BitwiseOr>(a[i]));
            Assert.Null(ReductionLaws.Lift<uint, BitwiseOr>(a[i]));
            Assert.Null(ReductionLaws.Exactness<uint, uint, BitwiseOr>(a[i], a[0], a[^1]));
        }

        for (int i = 0; i < b.Length; i++)
        {
            Assert.Null(ReductionLaws.Identity<short, LargestMagnitude>(b[i]));
            Assert.Null(ReductionLaws.Exactness<short, short, LargestMagnitude>(b[i], b[^1], b[i / 2]));
        }

        foreach (float value in c)
        {
            Assert.Null(ReductionLaws.Identity<float, Added>(value));
            Assert.Null(ReductionLaws.Finish<float, SumAndCount, MeanOfPositive>(value, 3));
        }

        Assert.Null(ReductionLaws.Registers<uint, BitwiseOr>(a, [.. a.Reverse()]));
        Assert.Null(ReductionLaws.Registers<short, LargestMagnitude>(b, [.. b.Reverse()]));
        Assert.Null(ReductionLaws.Registers<float, Added>(c, [.. c.Reverse()]));
        Assert.Null(ReductionLaws.Registers<Half, AddedHalves>([Half.One], [Half.One]));
        Assert.Null(ReductionLaws.Agreement<long>(Reduction.Custom<long, Affine, Composed>(), windows[0], [1, 1, d.Length], d));
    }

    /// <summary>Windows of many rows and of many places, folded as rows are: what such a fold needs is counted in registers, and these totals are larger than one.</summary>
    [Theory]
    [InlineData(8, 3, 8)]
    [InlineData(2, 17, 8)]
    [InlineData(9, 20, 3)]
    [InlineData(13, 7, 1)]
    public void Totals_larger_than_a_register_are_folded_as_the_definition_says(int high, int wide, int channels)
    {
        Window window = Window.Sliding([high, wide], stride: [1, 1], padding: Padding.Symmetric(high / 2, wide / 2));
        (int height, int width) = (20, 70);
        float[] x = [.. Enumerable.Range(0, channels * height * width).Select(i => ((i * 37 % 101) - 50) / 7f)];
        Reduction reduction = Reduction.Custom<float, Bins, Binned>();
        Assert.Null(ReductionLaws.Agreement<float>(reduction, window, [1, channels, height, width], x));
        float[] first = Pooled.By(reduction, window, x, [1, channels, height, width]);
        float[] last = [.. Enumerable.Range(0, x.Length).Select(i => x[(i % channels * height * width) + (i / channels)])];
        PoolPlan<float> plan = Pool.Compile<float>(reduction, window, [1, height, width, channels], new() { Layout = Layout.ChannelsLast });
        float[] pooled = new float[plan.OutputLength];
        plan.Run(last, pooled);
        int outputs = pooled.Length / channels;
        Assert.Equal(first.Select(BitConverter.SingleToInt32Bits), Enumerable.Range(0, pooled.Length).Select(i => BitConverter.SingleToInt32Bits(pooled[(i % outputs * channels) + (i / outputs)])));
    }

    [Fact]
    public void Broken_operators_are_found_out()
    {
        Assert.Contains("identity ∘ x is 5, x is 3", ReductionLaws.Identity<int, Broken>(3));
        Assert.Contains("a ∘ (b ∘ c)", ReductionLaws.Exactness<int, int, Broken>(1, 2, 9));
        Assert.Contains("256 bits", ReductionLaws.Registers<int, Broken>([1, 2, 3], [4]));
        Assert.Contains("+0 is not", ReductionLaws.Identity<float, PlusZero>(-0f) is { } breach && breach.Contains("is 0, x is -0", StringComparison.Ordinal) ? "+0 is not -0" : "missed");
        Assert.Null(ReductionLaws.Identity<float, PlusZero>(float.NaN));
    }

    [Fact]
    public void Sum_of_floats_promises_no_exactness_and_breaks_no_law_by_having_none()
    {
        Assert.Null(ReductionLaws.Exactness<float, float, Added>(1e8f, -1e8f, 1));
        Assert.NotEqual(Added.Combine(Added.Combine(1e8f, -1e8f), 1), Added.Combine(1e8f, Added.Combine(-1e8f, 1)));
    }

    [Fact]
    public void Registers_that_do_something_else_are_found_out_against_the_definition() =>
        Assert.Contains("the definition's is", ReductionLaws.Agreement(Reduction.Custom<int, Broken>(), windows[0], [1, 1, 64], (ReadOnlySpan<int>)[.. Enumerable.Range(0, 64).Select(i => 100 - i)]));

    [Fact]
    public void Register_laws_need_elements()
    {
        Assert.Equal("left", Assert.ThrowsAny<ArgumentException>(() => ReductionLaws.Registers<int, Largest>([], [1])).ParamName);
        Assert.Equal("right", Assert.ThrowsAny<ArgumentException>(() => ReductionLaws.Registers<int, Largest>([1], [])).ParamName);
    }

    [Fact]
    public void Operator_is_refused_elements_that_it_was_not_written_for()
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Custom<int, Largest>(), Window.Global, [1, 1, 4]));
        Assert.Equal("T", error.ParamName);
        Assert.Contains("Largest reduces elements of Int32, not of Single", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Window_without_a_tap_gives_what_the_operator_says() =>
        Assert.Equal([7], Pooled.By<byte>(Reduction.Custom<byte, ulong, Hashed>(), Window.Sliding([1], [2], Padding.Explicit([1], [0])), [77], [1, 1, 1]));

    [Fact]
    public void Equal_operators_make_equal_reductions()
    {
        Assert.Equal(Reduction.Custom<int, Largest>(), Reduction.Custom<int, Largest>());
        Assert.NotEqual(Reduction.Custom<float, Added>(), Reduction.Custom<float, SumAndCount, MeanOfPositive>());
    }
}
