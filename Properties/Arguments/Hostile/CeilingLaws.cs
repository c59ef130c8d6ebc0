using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Xunit;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary><see cref="PoolOptions.MaxAllocatedBytes"/> is looked at before anything is allocated, by every method that allocates what an argument decides the size of.</summary>
public sealed class CeilingLaws
{
    private const long LittleBytes = 1 << 20;

    [Fact]
    public void Every_method_that_allocates_its_result_keeps_to_the_ceiling_to_the_byte()
    {
        PublicDoor[] allocating = [.. PublicDoor.All.Where(door => door.Parameters.Any(parameter => parameter.ParameterType == typeof(PoolOptions)) && Bytes(door.Call(OrdinaryCall.Receiver(door), OrdinaryCall.Arguments(door))) > 0)];
        Assert.True(allocating.Length > 150, $"{allocating.Length} methods allocate");
        foreach (PublicDoor door in allocating)
        {
            long bytes = Bytes(Called(door, long.MaxValue));
            Assert.True(Bytes(Called(door, bytes)) == bytes, $"{door}: {bytes} bytes");
            foreach (long ceiling in (long[])[bytes - 1, 0, -1, long.MinValue])
            {
                string? named = Refusal.Of(() => { _ = Called(door, ceiling); }, $"{door}: {bytes} bytes, allowed {ceiling}");
                Assert.True(named == "options", $"{door}: {bytes} bytes, allowed {ceiling}: {named} was named");
            }
        }
    }

    [Fact]
    public void Results_that_a_few_numbers_make_huge_are_refused_before_they_are_allocated()
    {
        float[] x = new float[4];
        Assert.Equal("options", Refused(() => Pool.Max(Tensor.Create(x, [1, 1, 4]), Window.Adaptive([(1 << 28) + 1]))));
        Assert.Equal("options", Refused(() => Pool.Max(Tensor.Create(x, [1, 1, 4]), Window.Sliding([1], [1], Padding.Symmetric(1 << 28)))));
        Assert.Equal("window", Refused(() => Pool.Max(Tensor.Create(x, [1, 1, 4]), Window.Adaptive([int.MaxValue]))));
        Assert.Equal("options", Refused(() => Pool.MaxWithIndices<float, long>(Tensor.Create(x, [1, 1, 4]), Window.Adaptive([1 << 27]))));
        Assert.Equal("options", Refused(() => Pool.Unpool(Tensor.Create(x, [1, 1, 4]), Tensor.Create(new int[4], [1, 1, 4]), Window.Sliding([1 << 27]))));
        Assert.Equal("options", Refused(() => Pool.SpatialPyramid(Tensor.Create(x, [1, 1, 2, 2]), Pyramid.Adaptive((1 << 14) + 1))));
        Assert.Equal("options", Refused(() => SegmentPool.Sum(Tensor.Create(x, [2, 2]), Segments.ByIds([0, 1], 1L << 30))));
        Assert.Equal("options", Refused(() => Pool.RoiAlign(Tensor.Create(x, [1, 1, 2, 2]), Regions.Of<float>([0, 0, 1, 1], [0]), RoiGrid.Of(1 << 15, 1 << 14))));
    }

    [Fact]
    public void Tables_of_a_plan_keep_to_the_ceiling()
    {
        Assert.Equal("options", Refused(() => Pool.Compile<byte>(Reduction.Max, Window.Adaptive([1 << 26]), [1, 1, 4])));
        Assert.Equal("options", Refused(() => Pool.Compile<byte>(Reduction.Max, Window.Sliding([1]), [1, 1, 1 << 26])));
        Assert.Equal("options", Refused(() => Pool.Compile<byte, int>(Reduction.Sum, Window.Adaptive([1 << 26]), [1, 1, 4])));
        Assert.Equal("options", Refused(() => Pool.CompileWithIndices<byte, int>(Reduction.Max, Window.Adaptive([1 << 26]), [1, 1, 4])));
        Assert.Equal("options", Refused(() => Pool.CompileBlur<byte>(BlurFilter.Binomial([3], [1], BlurEdge.Zero, Padding.Symmetric(1 << 26)), [1, 1, 4])));
        Assert.Equal("window", Refused(() => Pool.Compile<byte>(Reduction.Max, Window.Fractional([1 << 25], FractionalSequence.Random(), FractionalSamples.Seeded(1)), [1, 1, 1 << 26])));
        Assert.Equal("window", Refused(() => Pool.Compile<byte>(Reduction.Max, Window.Fractional([2], FractionalSequence.Random(), FractionalSamples.SeededPerPlane(1)), [1 << 12, 1 << 12, 4])));
    }

    [Fact]
    public void Window_of_a_shape_beyond_two_billion_is_refused_at_once() =>
        Assert.Equal("shape", Refused(() => Pool.Compile<byte>(Reduction.Max, Window.Square(2, axes: 1), [1, 1, (nint)1 << 31])));

    /// <summary>One element that stands for nine hundred million: where it must be copied the copy is refused.</summary>
    [Fact]
    public void Copies_of_tensors_that_are_larger_than_their_memory_keep_to_the_ceiling()
    {
        const int Side = 30_000;
        Tensor<float> wide = Tensor.Create(new float[1], [1, 1, Side, Side], [0, 0, 0, 0]);
        Assert.Equal("x", Refused(() => Pool.MaxWithIndices<float, int>(wide, Window.Global)));
        Assert.Equal("x", Refused(() => Pool.Sum<float, double>(wide, Window.Global)));
        Assert.Equal("x", Refused(() => Pool.RoiAlign(wide, Regions.Of<float>([0, 0, 1, 1], [0]), RoiGrid.Of(1, 1))));
        Assert.Equal("tokens", Refused(() => SequencePool.Max(Tensor.Create(new float[1], [1, Side, Side], [0, 0, 0]), Tensor.Create(new bool[Side], [1, Side]))));
        Assert.Equal("rows", Refused(() => SegmentPool.Max(Tensor.Create(new float[1], [Side, Side], [0, 0]), Segments.ByOffsets([0, Side]))));
        Assert.Equal("x", Refused(() => Pool.ParameterGradient(Tensor.Create(new float[1], [1, 1, 1, 1]), wide, Window.Global, Reduction.LogSumExp())));
    }

    [Fact]
    public void Written_tensors_whose_elements_share_places_are_refused_before_anything_is_written()
    {
        Tensor<float> x = Tensor.Create(new float[16], [1, 1, 4, 4]);
        float[] memory = [7, 7, 7];
        Assert.Equal("destination", Refused(() => Pool.Max(x, Window.Square(2, axes: 2), new TensorSpan<float>(memory, [1, 1, 2, 2], [0, 0, 0, 0]))));
        Assert.Equal("destination", Refused(() => Pool.Max(x, Window.Square(2, axes: 2), new TensorSpan<float>(memory, [1, 1, 2, 2], [0, 0, 2, 0]))));
        Assert.Equal("inputGradient", Refused(() => Pool.Backward(Tensor.Create(new float[4], [1, 1, 2, 2]), x, Window.Square(2, axes: 2), Reduction.Max, new TensorSpan<float>(memory, [1, 1, 4, 4], [0, 0, 0, 0]))));
        Assert.Equal([7, 7, 7], memory);
    }

    private static object? Called(PublicDoor door, long ceiling)
    {
        object?[] arguments = [.. OrdinaryCall.Arguments(door).Select(argument => argument is PoolOptions options ? options with { MaxAllocatedBytes = ceiling } : argument)];
        return door.Call(OrdinaryCall.Receiver(door), arguments);
    }

    /// <summary>The bytes of the tensors that a method returned.</summary>
    private static long Bytes(object? result) => result switch
    {
        Tensor<float> tensor => tensor.FlattenedLength * sizeof(float),
        Tensor<double> tensor => tensor.FlattenedLength * sizeof(double),
        Tensor<byte> tensor => tensor.FlattenedLength,
        Tensor<int> tensor => tensor.FlattenedLength * sizeof(int),
        ITuple pair => Enumerable.Range(0, pair.Length).Sum(item => Bytes(pair[item])),
        _ => 0,
    };

    /// <summary>The parameter that is named, where hardly a byte was allocated until then.</summary>
    private static string? Refused(Func<object> call, [CallerArgumentExpression(nameof(call))] string? written = null) => Refused(() => { _ = call(); }, written);

    private static string? Refused(Action call, [CallerArgumentExpression(nameof(call))] string? written = null)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? named = Refusal.Of(call, written);
        long used = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(used < LittleBytes, $"{used} bytes were allocated before {named} was refused: {written}");
        return named;
    }
}
