using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class WindowArgumentLaws
{
    private static readonly nint[] shape = [1, 2, 6, 6];

    private static FractionalSequence Two => FractionalSequence.Intervals(2, 2);

    public static TheoryData<Window, string> ImpossibleWindows => new()
    {
        { Window.Fractional([0, 3], Two, FractionalSamples.Seeded(1)), "0" },
        { Window.Fractional([-2, 3], Two, FractionalSamples.Seeded(1)), "-2" },
        { Window.Fractional([6, 3], Two, FractionalSamples.Seeded(1)), "6 fractional windows of at least 2 do not fit 6 inputs on spatial axis 0" },
        { Window.Fractional([7, 3], FractionalSequence.Random(), FractionalSamples.Seeded(1)), "7 fractional windows" },
        { Window.Fractional([int.MaxValue, 3], FractionalSequence.PseudoRandom(), FractionalSamples.Seeded(1)), "2147483647" },
        { Window.Fractional([3, 3], FractionalSequence.Intervals(2), FractionalSamples.Seeded(1)), "KernelSize" },
        { Window.Fractional([3, 3], FractionalSequence.Intervals(0, 2), FractionalSamples.Seeded(1)), "0" },
        { Window.Fractional([3, 3], FractionalSequence.Intervals(2, int.MaxValue), FractionalSamples.Seeded(1)), "2147483647" },
        { Window.Fractional([3, 3], Two, FractionalSamples.PerAxis(0.5)), "1 samples were given; 2 are needed" },
        { Window.Fractional([3, 3], Two, FractionalSamples.PerPlane(0.5, 0.5)), "2 samples were given; 4 are needed" },
        { Window.Fractional([3, 3], Two, FractionalSamples.PerAxis(0.5, 1)), "Sample 1 is 1" },
        { Window.Fractional([3, 3], Two, FractionalSamples.PerAxis(-0.1, 0)), "-0.1" },
        { Window.Fractional([3, 3], Two, FractionalSamples.PerAxis(double.NaN, 0)), "NaN" },
        { Window.Explicit(WindowList.Keep, WindowList.Of([0, 1], [2])), "2 starts and 1 lengths" },
        { Window.Explicit(WindowList.Keep, WindowList.Of([], [])), "0 starts and 0 lengths" },
        { Window.Explicit(WindowList.ByOffsets(), WindowList.Keep), "0 starts" },
        { Window.Explicit(WindowList.Keep, WindowList.Of([0, 1], [2, -1])), "Window 1 on spatial axis 1 has length -1" },
        { Window.Explicit(WindowList.Keep, WindowList.ByOffsets(0, 4, 2)), "-2" },
        { Window.Explicit(WindowList.Keep, WindowList.ByOffsets(int.MaxValue, int.MinValue)), "-2147483648" },
    };

    [Theory]
    [MemberData(nameof(ImpossibleWindows))]
    public void Impossible_windows_are_refused_by_name_and_number(Window window, string part)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Max, window, shape));
        Assert.Equal("window", error.ParamName);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_at_the_ends_of_the_integers_see_what_lies_between()
    {
        Window window = Window.Explicit(WindowList.Of([int.MinValue, int.MaxValue, int.MinValue, 0], [int.MaxValue, int.MaxValue, 1, int.MaxValue]));
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, 3], Pooled.By(Reduction.Max, window, [1f, 2, 3], [1, 1, 3]));
        Assert.Equal([0f, 0, 0, 6], Pooled.By(Reduction.Sum, window, [1f, 2, 3], [1, 1, 3]));
    }

    public static TheoryData<Action, string, string> Refused => new()
    {
        { () => Pool.Compile<float>(Reduction.Max, Window.Fractional([3], Two, FractionalSamples.Seeded(1)), shape), "shape", "1 spatial axes" },
        { () => Pool.Compile<float>(Reduction.Max, Window.Explicit(WindowList.Of([0], [2])), shape), "shape", "1 spatial axes" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(0), shape), "filter", "0" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(8), shape), "filter", "8" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(int.MinValue), shape), "filter", "-2147483648" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3, 0), shape), "filter", "stride" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3, int.MaxValue), shape), "filter", "reflect" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial([3, 3], [1]), shape), "filter", "Stride" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial([3, 3, 3], [1, 1, 1]), shape[..3]), "shape", "3" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3, padding: Padding.Symmetric(1)), shape), "filter", "Padding" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3, padding: Padding.Symmetric(6, 1)), shape), "filter", "6" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3, padding: Padding.Symmetric(-1, 1)), shape), "filter", "-1" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(7, padding: Padding.None), shape), "filter", "7" },
        { () => Pool.CompileBlur<float>(null!, shape), "filter", "" },
        { () => Pool.CompileBlur<decimal>(BlurFilter.Binomial(3), shape), "T", "Decimal" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3), [1, 0, 6, 6]), "shape", "0" },
        { () => Pool.CompileBlur<long>(BlurFilter.Binomial(7, padding: Padding.Symmetric([.. Enumerable.Repeat(3, 11)]), edge: BlurEdge.Replicate), [1, 1, .. Enumerable.Repeat((nint)1, 11)]), "filter", "66" },
        { () => Pool.CompileMaxBlur<float>(BlurFilter.Binomial(3), [1, 2, 1, 6]), "shape", "0" },
        { () => Pool.CompileMaxBlur<float>(BlurFilter.Binomial(9), shape), "filter", "9" },
        { () => Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(), shape), "pyramid", "" },
        { () => Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 0), shape), "pyramid", "0" },
        { () => Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(int.MaxValue), shape), "pyramid", "features" },
        { () => Pool.CompileSpatialPyramid<float>(Pyramid.Original(7), shape), "pyramid", "7" },
        { () => Pool.CompileSpatialPyramid<float>(null!, shape), "pyramid", "" },
        { () => Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(2), shape, Reduction.Lp(0)), "reduction", "0" },
        { () => Pool.CompileStack<float>(WindowStack.Of(), Reduction.Max, shape), "stack", "" },
        { () => Pool.CompileStack<float>(WindowStack.Of(Window.Square(4, axes: 2), Window.Square(2, axes: 2)), Reduction.Average(), shape), "stack", "2" },
        { () => Pool.CompileStack<float>(null!, Reduction.Max, shape), "stack", "" },
        { () => Pool.CompileStack<float>(WindowStack.Of(Window.Global), null!, shape), "reduction", "" },
        { () => Pool.CompileStack<float>(WindowStack.Of(Window.Global), Reduction.Lp(0.5), shape), "reduction", "0.5" },
        { () => Pool.Blur((Tensor<float>)null!, BlurFilter.Binomial(3)), "x", "" },
        { () => Pool.SpatialPyramid(new float[72], shape, Pyramid.Adaptive(1), new float[3]), "destination", "3" },
        { () => Pool.Blur(new float[71], shape, BlurFilter.Binomial(3), new float[72]), "x", "71" },
        { () => Pool.Blur(Tensor.CreateFromShape<float>(shape), BlurFilter.Binomial(3), new() { MaxAllocatedBytes = 100 }), "options", "100" },
        { () => Pool.CompileBlur<float>(BlurFilter.Binomial(3), shape, new() { MaxDegreeOfParallelism = 0 }), "options", "0" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Impossible_arguments_are_refused_by_name(Action call, string parameter, string part)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Doors_take_tensors_spans_and_slices_alike()
    {
        float[] x = [.. Enumerable.Range(0, 72).Select(i => float.Sin(i))];
        BlurFilter filter = BlurFilter.Binomial(3, 2);
        float[] expected = BlurLaws.Blurred(x, shape, filter);
        Tensor<float> tensor = Tensor.Create(x, shape);
        Assert.Equal(expected, Pool.Blur(tensor, filter).ToArray());
        Assert.Equal(expected, Pool.Blur(tensor.AsTensorSpan(), filter).ToArray());
        Assert.Equal(expected, Pool.Blur(tensor.AsReadOnlyTensorSpan(), filter).ToArray());
        Tensor<float> wide = Tensor.CreateFromShape<float>([1, 2, 3, 5]);
        Pool.Blur(tensor, filter, wide.AsTensorSpan().Slice([0..1, 0..2, 0..3, 1..4]));
        float[] inside = new float[expected.Length];
        wide.AsTensorSpan().Slice([0..1, 0..2, 0..3, 1..4]).FlattenTo(inside);
        Assert.Equal(expected, inside);
        Assert.Equal([0f, 0f], [wide[0, 0, 0, 0], wide[0, 1, 2, 4]]);
    }

    [Fact]
    public void Batch_of_nothing_gives_nothing()
    {
        Assert.Equal<nint>([0, 10], Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2), [0, 2, 5, 5]).OutputShape.ToArray());
        Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2), [0, 2, 5, 5]).Run([], []);
        Pool.CompileMaxBlur<float>(BlurFilter.Binomial(3), [0, 2, 5, 5]).Run([], []);
        Pool.CompileStack<float>(WindowStack.Of(Window.Global, Window.Global), Reduction.Sum, [0, 2, 5, 5]).Run([], []);
        Pool.Compile<float>(Reduction.Max, Window.Fractional([3, 3], Two, FractionalSamples.PerPlane()), [0, 2, 6, 6]).Run([], []);
    }
}
