using System.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Types;

public sealed class WideningLaws
{
    private static readonly Window Overlapping = Window.Sliding([5], [2], Padding.Symmetric(2), rounding: Rounding.Ceiling);

    [Property]
    public void Sum_in_a_wider_type_is_the_sum_of_the_converted(byte[] bytes, short[] shorts, float[] floats)
    {
        Converted<byte, int>(bytes, Reduction.Sum);
        Converted<byte, ulong>(bytes, Reduction.Sum);
        Converted<byte, short>(bytes, Reduction.Sum);
        Converted<short, long>(shorts, Reduction.Sum);
        Converted<float, double>(floats, Reduction.Sum);
        Converted<Half, float>([.. floats.Select(value => (Half)value)], Reduction.Sum);
        Converted<Half, double>([.. floats.Select(value => (Half)value)], Reduction.Sum);
    }

    [Property]
    public void Average_in_a_wider_type_is_the_average_of_the_converted(float[] floats)
    {
        Converted<float, double>(floats, Reduction.Average());
        Converted<float, double>(floats, Reduction.Average(Divisor.DeclaredPadding, Accumulator.Wide));
        Converted<Half, float>([.. floats.Select(value => (Half)value)], Reduction.Average(Divisor.FullWindow));
        Converted<Half, float>([.. floats.Select(value => (Half)value)], Reduction.Average(accumulator: Accumulator.Wide));
    }

    /// <summary>A float adds and divides bytes of few taps exactly enough: a sum below 2²⁴ has no rounding, a quotient one.</summary>
    [Property]
    public void Small_integers_average_as_converted_ones(byte[] bytes, sbyte[] signed)
    {
        Converted<byte, float>(bytes, Reduction.Average());
        Converted<byte, double>(bytes, Reduction.Average(Divisor.DeclaredPadding));
        Converted<sbyte, float>(signed, Reduction.Average(Divisor.Of(-7)));
        Converted<sbyte, double>(signed, Reduction.Sum);
    }

    [Fact]
    public void Integers_are_added_exactly_before_they_are_rounded()
    {
        Assert.Equal([16777216f], By<int, float>(Reduction.Sum, [16777216, 1, -1], Window.Global));
        Assert.Equal([0.5], By<long, double>(Reduction.Average(), [long.MaxValue, 1, -long.MaxValue, 1], Window.Global));
        Assert.Equal([6148914691236517205.0], By<ulong, double>(Reduction.Average(Divisor.Of(3)), [ulong.MaxValue], Window.Global));
    }

    [Fact]
    public void Sums_beyond_the_result_saturate()
    {
        byte[] x = [.. Enumerable.Repeat((byte)255, 400)];
        Assert.Equal([short.MaxValue], By<byte, short>(Reduction.Sum, x[..200], Window.Global));
        Assert.Equal([short.MaxValue], By<byte, short>(Reduction.Sum, x, Window.Global));
        Assert.Equal([ushort.MaxValue], By<byte, ushort>(Reduction.Sum, x, Window.Global));
        Assert.Equal([102_000], By<byte, int>(Reduction.Sum, x, Window.Global));
    }

    [Fact]
    public void Every_pair_of_types_is_answered_or_refused_by_name()
    {
        Assert.Equal("TResult", Refusal<int, short>(Reduction.Sum));
        Assert.Equal("TResult", Refusal<int, int>(Reduction.Sum));
        Assert.Equal("TResult", Refusal<sbyte, ulong>(Reduction.Sum));
        Assert.Equal("TResult", Refusal<byte, Half>(Reduction.Sum));
        Assert.Equal("TResult", Refusal<double, float>(Reduction.Average()));
        Assert.Equal("TResult", Refusal<float, long>(Reduction.Sum));
        Assert.Equal("TResult", Refusal<byte, int>(Reduction.Average()));
        Assert.Equal("TResult", Refusal<byte, decimal>(Reduction.Sum));
        Assert.Equal("T", Refusal<char, int>(Reduction.Sum));
        Assert.Equal("reduction", Refusal<byte, int>(Reduction.Max));
        Assert.Equal("reduction", Refusal<byte, float>(Reduction.Average(Divisor.Of(0))));
    }

    private static string? Refusal<T, TResult>(Reduction reduction)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<T, TResult>(reduction, Window.Global, [1, 1, 4])).ParamName;

    private static void Converted<T, TResult>(T[] drawn, Reduction reduction)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        T[] x = [T.One, .. drawn];
        TResult[] expected = Pooled.By(reduction, Overlapping, [.. x.Select(TResult.CreateSaturating)], [1, 1, x.Length]);
        Assert.Equal(expected.Select(Bits), By<T, TResult>(reduction, x, Overlapping).Select(Bits));
    }

    private static TResult[] By<T, TResult>(Reduction reduction, T[] x, Window window)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        PoolPlan<T, TResult> plan = Pool.Compile<T, TResult>(reduction, window, [1, 1, x.Length]);
        TResult[] y = new TResult[plan.OutputShape[2]];
        plan.Run(x, y);
        return y;
    }

    private static object Bits<T>(T value) => value switch
    {
        float single => BitConverter.SingleToInt32Bits(single),
        double wide => BitConverter.DoubleToInt64Bits(wide),
        _ => value!,
    };
}
