using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>What a compiled plan is run on: tensors of its shapes, and not only of as many elements; spans of its lengths.</summary>
public sealed class PlanArgumentLaws
{
    private static readonly Window pairs = Window.Square(2, axes: 2);

    private static readonly PoolPlan<float> mean = Pool.Compile<float>(Reduction.Average(), pairs, [1, 1, 4, 4]);
    private static readonly PoolPlan<float, double> wide = Pool.Compile<float, double>(Reduction.Sum, pairs, [1, 1, 4, 4]);
    private static readonly PoolIndexPlan<float, int> indexed = Pool.CompileWithIndices<float, int>(Reduction.Max, pairs, [1, 1, 4, 4]);
    private static readonly UnpoolPlan<float, int> unpooled = Pool.CompileUnpool<float, int>(pairs, [1, 1, 2, 2]);
    private static readonly RoiPlan<float> boxed = Pool.CompileRoiAlign<float>(RoiGrid.Of(2, 2), [1, 1, 4, 4]);

    private static Tensor<float> X => Tensor.CreateFromShape<float>([1, 1, 4, 4]);

    private static Tensor<float> OtherX => Tensor.CreateFromShape<float>([1, 1, 2, 8]);

    private static Tensor<float> Y => Tensor.CreateFromShape<float>([1, 1, 2, 2]);

    private static Tensor<float> OtherY => Tensor.CreateFromShape<float>([1, 1, 1, 4]);

    private static Tensor<int> Places => Tensor.CreateFromShape<int>([1, 1, 2, 2]);

    private static Tensor<int> OtherPlaces => Tensor.CreateFromShape<int>([1, 1, 1, 4]);

    private static Regions<float> Box => Regions.Of([0f, 0, 1, 1], [0]);

    [Fact]
    public void Gradients_are_of_the_plan_s_shapes()
    {
        Refused("outputGradient", () => mean.Backward(OtherY, X, X.AsTensorSpan()));
        Refused("inputGradient", () => mean.Backward(Y, X, OtherX.AsTensorSpan()));
        Refused("x", () => mean.Backward(Y, OtherX, X.AsTensorSpan()));
        Refused("x", () => mean.Backward(new float[4], new float[15], new float[16]));
    }

    [Fact]
    public void Wider_results_are_of_the_plan_s_shapes_and_not_in_its_input()
    {
        Refused("x", () => wide.Run(OtherX, Tensor.CreateFromShape<double>([1, 1, 2, 2]).AsTensorSpan()));
        Refused("destination", () => wide.Run(X, Tensor.CreateFromShape<double>([1, 1, 1, 4]).AsTensorSpan()));
        float[] memory = new float[24];
        Refused("destination", () => wide.Run(memory.AsSpan(0, 16), System.Runtime.InteropServices.MemoryMarshal.Cast<float, double>(memory.AsSpan(14, 8))));
    }

    [Fact]
    public void Poolings_with_indices_are_of_the_plan_s_shapes()
    {
        Refused("x", () => indexed.Run(OtherX, Y.AsTensorSpan(), Places.AsTensorSpan()));
        Refused("values", () => indexed.Run(X, OtherY.AsTensorSpan(), Places.AsTensorSpan()));
        Refused("indices", () => indexed.Run(X, Y.AsTensorSpan(), OtherPlaces.AsTensorSpan()));
        Refused("outputGradient", () => indexed.Backward(OtherY, Places, X.AsTensorSpan()));
        Refused("indices", () => indexed.Backward(Y, OtherPlaces, X.AsTensorSpan()));
        Refused("inputGradient", () => indexed.Backward(Y, Places, OtherX.AsTensorSpan()));
        Refused("outputGradient", () => indexed.Backward(new float[3], new int[4], new float[16]));
        Refused("indices", () => indexed.Backward(new float[4], new int[3], new float[16]));
        Refused("inputGradient", () => indexed.Backward(new float[4], new int[4], new float[17]));
    }

    [Fact]
    public void Taps_of_windows_that_differ_by_plane_lead_nowhere()
    {
        Window window = Window.Fractional([20], FractionalSequence.Random(), FractionalSamples.SeededPerPlane(7));
        Refused("indices", () => Pool.CompileWithIndices<float, int>(Reduction.Max, window, [1, 2, 50], IndexLayout.Tap).Backward(new float[40], new int[40], new float[100]));
        Refused("window", () => Pool.ConvertIndices<int>(new int[40], [1, 2, 50], window, IndexLayout.Tap, IndexLayout.Plane, new int[40]));
        Refused("window", () => Pool.ConvertIndices<int>(new int[40], [1, 2, 50], window, IndexLayout.Plane, IndexLayout.Tap, new int[40]));
    }

    [Fact]
    public void Unpoolings_are_of_the_plan_s_shapes()
    {
        Refused("values", () => unpooled.Run(OtherY, Places, X.AsTensorSpan()));
        Refused("indices", () => unpooled.Run(Y, OtherPlaces, X.AsTensorSpan()));
        Refused("destination", () => unpooled.Run(Y, Places, OtherX.AsTensorSpan()));
        Refused("outputGradient", () => unpooled.Backward(OtherX, Y, Places, Y.AsTensorSpan()));
        Refused("values", () => unpooled.Backward(X, OtherY, Places, Y.AsTensorSpan()));
        Refused("indices", () => unpooled.Backward(X, Y, OtherPlaces, Y.AsTensorSpan()));
        Refused("valuesGradient", () => unpooled.Backward(X, Y, Places, OtherY.AsTensorSpan()));
        Refused("valuesGradient", () => unpooled.Backward(new float[16], new float[4], new int[4], new float[3]));
    }

    [Fact]
    public void Poolings_of_regions_are_of_the_plan_s_shapes()
    {
        Refused("x", () => boxed.Run(OtherX, Box, Y.AsTensorSpan()));
        Refused("destination", () => boxed.Run(X, Box, OtherY.AsTensorSpan()));
        Refused("outputGradient", () => boxed.Backward(OtherY, X, Box, X.AsTensorSpan()));
        Refused("x", () => boxed.Backward(Y, OtherX, Box, X.AsTensorSpan()));
        Refused("inputGradient", () => boxed.Backward(Y, X, Box, OtherX.AsTensorSpan()));
    }

    /// <summary>Else what is written would be said to be wrong.</summary>
    [Fact]
    public void Boxes_are_counted_before_results_are()
    {
        Refused("regions", () => boxed.Run(X, Regions.Of([0f, 0, 1, 1], [0, 0]), OtherY.AsTensorSpan()));
        Refused("regions", () => boxed.Run(new float[16], Regions.Of([0f, 0, 1, 1], [0, 0]), new float[3]));
        Refused("regions", () => boxed.Backward(OtherY, X, Regions.Of([0f, 0, 1, 1], [0, 0]), X.AsTensorSpan()));
        Refused("regions", () => boxed.Backward(new float[3], new float[16], Regions.Of([0f, 0, 1, 1], [0, 0]), new float[16]));
    }

    [Fact]
    public void Map_that_is_no_whole_number_is_said_as_it_is() =>
        Assert.Contains("on map 0.5", Refused("regions", () => boxed.Run(new float[16], Regions.OfRows([0.5f, 0, 0, 1, 1]), new float[4])), StringComparison.Ordinal);

    private static string Refused(string parameter, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
