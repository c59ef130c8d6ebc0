using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Indices;

/// <summary>What is impossible is refused by name, with the value and the rule, before anything is written.</summary>
public sealed class IndexArgumentLaws
{
    private const float Untouched = -777;
    private const int NoPlace = -77;

    private static readonly Window two = Window.Sliding([2]);

    [Fact]
    public void Impossible_poolings_with_indices_are_refused_by_name()
    {
        Assert.Contains("SumReduction", Refused(() => Pool.CompileWithIndices<float, int>(Reduction.Sum, two, [1, 1, 4]), "reduction"), StringComparison.Ordinal);
        Assert.Contains("MaxNumberReduction", Refused(() => Pool.CompileWithIndices<float, int>(Reduction.MaxNumber, two, [1, 1, 4]), "reduction"), StringComparison.Ordinal);
        Assert.Contains("Int16", Refused(() => Pool.CompileWithIndices<float, short>(Reduction.Max, two, [1, 1, 4]), "TIndex"), StringComparison.Ordinal);
        Assert.Contains("UInt64", Refused(() => Pool.CompileWithIndices<float, ulong>(Reduction.Max, two, [1, 1, 4]), "TIndex"), StringComparison.Ordinal);
        Assert.Contains("Decimal", Refused(() => Pool.CompileWithIndices<decimal, int>(Reduction.Max, two, [1, 1, 4]), "T"), StringComparison.Ordinal);
        Refused(() => Pool.CompileWithIndices<float, int>(Reduction.Max, Window.Sliding([5]), [1, 1, 4]), "window");
        Refused(() => Pool.CompileWithIndices<float, int>(Reduction.Max, two, [1, 0, 4]), "shape");
        Refused(() => Pool.CompileWithIndices<float, int>(Reduction.Max, two, [1, 1, 4], options: new() { MaxDegreeOfParallelism = 0 }), "options");
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => Pool.CompileWithIndices<float, int>(Reduction.Max, null!, [1, 1, 4])).ParamName);
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => Pool.CompileWithIndices<float, int>(null!, two, [1, 1, 4])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Pool.MaxWithIndices<float, int>((Tensor<float>)null!, two)).ParamName);
        Refused(() => Pool.MaxWithIndices<float, int>(Tensor.Create(new float[4], [1, 1, 4]), two, options: new() { MaxAllocatedBytes = 15 }), "options");
    }

    [Fact]
    public void Indices_that_an_int_does_not_hold_are_refused_and_a_long_holds_them()
    {
        // 65,537 taps on each of two axes, nearly all of them padding.
        Window window = Window.Sliding([65_537, 65_537], [65_537, 65_537], Padding.Symmetric(32_768, 32_768));
        Assert.Contains("4295098368", Refused(() => Pool.CompileWithIndices<float, int>(Reduction.Max, window, [1, 1, 1, 1], IndexLayout.Tap), "TIndex"), StringComparison.Ordinal);
        (float[] y, long[] place) = ([0], [0]);
        Pool.MaxWithIndices<float, long>([3], [1, 1, 1, 1], window, y, place, IndexLayout.Tap);
        Assert.Equal((3, (32_768L * 65_537) + 32_768), (y[0], place[0]));
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused_and_nothing_is_written()
    {
        float[] x = [1, 2, 3, 4];
        float[] y = [Untouched, Untouched, Untouched];
        int[] places = [NoPlace, NoPlace, NoPlace];
        Refused(() => Pool.MaxWithIndices<float, int>(x.AsSpan(0, 3), [1, 1, 4], two, y.AsSpan(0, 2), places.AsSpan(0, 2)), "x");
        Refused(() => Pool.MaxWithIndices<float, int>(x, [1, 1, 4], two, y, places.AsSpan(0, 2)), "values");
        Refused(() => Pool.MaxWithIndices<float, int>(x, [1, 1, 4], two, y.AsSpan(0, 2), places), "indices");
        Refused(() => Pool.MaxWithIndices<float, int>(x, [1, 1, 4], two, x.AsSpan(2, 2), places.AsSpan(0, 2)), "values");
        int[] shared = [1, 2, 3, 4, NoPlace, NoPlace];
        Refused(() => Pool.MaxWithIndices<int, int>(shared.AsSpan(0, 4), [1, 1, 4], two, shared.AsSpan(4, 2), shared.AsSpan(3, 2)), "indices");
        Refused(() => Pool.MaxWithIndices<int, int>(shared.AsSpan(0, 4), [1, 1, 4], two, shared.AsSpan(4, 2), shared.AsSpan(4, 2)), "indices");
        Refused(() => Pool.MinWithIndices<float, int>(Tensor.Create(x, [1, 1, 4]), two, Tensor.Create(y.AsSpan(0, 2).ToArray(), [1, 2, 1]).AsTensorSpan(), Tensor.Create(new int[2], [1, 1, 2]).AsTensorSpan()), "values");
        Refused(() => Pool.MinWithIndices<float, int>(Tensor.Create(x, [1, 1, 4]), two, Tensor.Create(new float[2], [1, 1, 2]).AsTensorSpan(), Tensor.Create(new int[2], [1, 2, 1]).AsTensorSpan()), "indices");
        Assert.All(y, value => Assert.Equal(Untouched, value));
        Assert.All(places, place => Assert.Equal(NoPlace, place));
        Assert.Equal([1, 2, 3, 4], x);
    }

    public static TheoryData<long[], string> WrongIndices => new()
    {
        { [0, 4], "Index 4, element 1" },
        { [-2, 3], "Index -2, element 0" },
        { [long.MinValue, 3], "element 0" },
        { [0, long.MaxValue], "element 1" },
        { [0, 1L << 32], "element 1" },
    };

    [Theory]
    [MemberData(nameof(WrongIndices))]
    public void Indices_that_are_no_places_of_their_plane_are_refused_before_anything_is_written(long[] indices, string says)
    {
        float[] y = [Untouched, Untouched, Untouched, Untouched];
        Assert.Contains(says, Refused(() => Pool.Unpool<float, long>([1, 2], indices, [1, 1, 2], two, y), "indices"), StringComparison.Ordinal);
        Assert.Contains(says, Refused(() => Pool.ConvertIndices<long>(indices, [1, 1, 4], two, IndexLayout.Plane, IndexLayout.Global, new long[2]), "indices"), StringComparison.Ordinal);
        Assert.All(y, value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Impossible_unpoolings_are_refused_by_name()
    {
        float[] y = [Untouched, Untouched, Untouched, Untouched];
        Assert.Contains("names a place", Refused(() => Pool.Unpool<float, int>([1, 2], [3, 3], [1, 1, 2], two, y, duplicates: Duplicates.Error), "indices"), StringComparison.Ordinal);
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], two, y.AsSpan(0, 3)), "destination");
        Refused(() => Pool.Unpool<float, int>([1, 2, 3], [0, 3], [1, 1, 2], two, y), "values");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3, 3], [1, 1, 2], two, y), "indices");
        Refused(() => Pool.Unpool<float, int>(y.AsSpan(0, 2), [0, 3], [1, 1, 2], two, y), "destination");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], two, y, [6]), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], two, y, [2]), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], two, y, [4, 4]), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], two, y, [nint.MinValue]), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], Window.Adaptive(2), y), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], Window.Adaptive(3), y, [4]), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], Window.Sliding([int.MaxValue], [int.MaxValue]), y), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], Window.Sliding([2], [1], Padding.Symmetric(5)), y), "outputSize");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], Window.Sliding([0]), y), "window");
        Refused(() => Pool.Unpool<float, int>([1, 2], [0, 3], [1, 1, 2], Window.Sliding([2], [1, 1]), y), "window");
        Refused(() => Pool.Unpool<float, byte>([1, 2], [0, 3], [1, 1, 2], two, y), "TIndex");
        Refused(() => Pool.Unpool<char, int>(new char[2], [0, 3], [1, 1, 2], two, new char[4]), "T");
        Assert.All(y, value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Impossible_conversions_are_refused_by_name()
    {
        int[] y = [NoPlace, NoPlace];
        Refused(() => Pool.ConvertIndices<int>([0, 0], [1, 1, 4], two, IndexLayout.Plane, IndexLayout.Tap, y), "indices");
        Refused(() => Pool.ConvertIndices<int>([0, 2], [1, 1, 4], two, IndexLayout.Tap, IndexLayout.Plane, y), "indices");
        Refused(() => Pool.ConvertIndices<int>([0], [1, 1, 4], two, IndexLayout.Plane, IndexLayout.Tap, y), "indices");
        Refused(() => Pool.ConvertIndices<int>([0, 2], [1, 1, 4], two, IndexLayout.Plane, IndexLayout.Tap, y.AsSpan(0, 1)), "destination");
        Refused(() => Pool.ConvertIndices<int>(y, [1, 1, 4], two, IndexLayout.Plane, IndexLayout.Tap, y), "destination");
        Assert.Equal("layout", Assert.Throws<ArgumentNullException>(() => Pool.ConvertIndices<int>([0, 2], [1, 1, 4], two, null!, IndexLayout.Tap, y)).ParamName);
        Assert.Equal([NoPlace, NoPlace], y);
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        Pool.MaxWithIndices<float, int>([], [0, 3, 4], two, [], []);
        Pool.Unpool<float, int>([], [], [0, 3, 2], two, []);
        Pool.ConvertIndices<int>([], [0, 3, 4], two, IndexLayout.Plane, IndexLayout.Tap, []);
        float[] y = [Untouched, Untouched];
        Pool.Unpool<float, int>([5], [-1], [1, 1, 1], two, y);
        Assert.Equal([0, 0], y);
    }

    private static string Refused(Action action, string parameter)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(parameter, error.ParamName);
        return error.Message;
    }
}
