namespace PoolFunctional.Peers;

/// <summary>The poolings of real networks, by name.</summary>
internal static class PoolingCases
{
    private static readonly Reduction AverageWithPadding = Reduction.Average(Divisor.DeclaredPadding);

    internal static IReadOnlyList<PoolingCase> All { get; } =
    [
        new("alexnet.pool1", Reduction.Max, Square(3, stride: 2), [1, 64, 55, 55]),
        new("alexnet.adaptive6", Reduction.Average(), Window.Adaptive(6, 6), [1, 256, 13, 13]),
        new("vgg16.pool1", Reduction.Max, Square(2, stride: 2), [1, 64, 224, 224]),
        new("vgg16.pool1.b8", Reduction.Max, Square(2, stride: 2), [8, 64, 224, 224]),
        new("vgg16.average1.b8", Reduction.Average(), Square(2, stride: 2), [8, 64, 224, 224]),
        new("vgg16.pool5", Reduction.Max, Square(2, stride: 2), [1, 512, 14, 14]),
        new("vgg16.adaptive7", Reduction.Average(), Window.Adaptive(7, 7), [1, 512, 14, 14]),
        new("googlenet.branch", Reduction.Max, Square(3, stride: 1, padding: 1), [1, 192, 28, 28]),
        new("inception3.branch", AverageWithPadding, Square(3, stride: 1, padding: 1), [1, 192, 35, 35]),
        new("resnet50.stem", Reduction.Max, Square(3, stride: 2, padding: 1), [1, 64, 112, 112]),
        new("resnet50.stem.b8", Reduction.Max, Square(3, stride: 2, padding: 1), [8, 64, 112, 112]),
        new("resnet50.gap", Reduction.Average(), Window.Global, [1, 2048, 7, 7]),
        new("resnet50.gap.b32", Reduction.Average(), Window.Global, [32, 2048, 7, 7]),
        new("densenet121.transition", Reduction.Average(), Square(2, stride: 2), [1, 128, 56, 56]),
        new("squeezenet.pool2", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 256, 54, 54]),
        new("mobilenet.gap", Reduction.Average(), Window.Global, [1, 1280, 7, 7]),
        new("yolo.spp5", Reduction.Max, Square(5, stride: 1, padding: 2), [1, 512, 20, 20]),
        new("yolo.spp9", Reduction.Max, Square(9, stride: 1, padding: 4), [1, 512, 20, 20]),
        new("yolo.spp13", Reduction.Max, Square(13, stride: 1, padding: 6), [1, 512, 20, 20]),
        new("large.average31", Reduction.Average(), Square(31, stride: 1, padding: 15), [1, 16, 256, 256]),
        new("c3d.pool2", Reduction.Max, Window.Square(2, axes: 3), [1, 128, 16, 56, 56]),
        new("m5.pool1", Reduction.Max, Window.Square(4, axes: 1), [1, 128, 1981]),
        new("pointnet.global", Reduction.Max, Window.Global, [1, 1024, 1024]),
    ];

    private static Window Square(int kernelSize, int stride, int padding = 0, Rounding? rounding = null) =>
        Window.Square(kernelSize, axes: 2, stride, padding, rounding: rounding);
}
