namespace PoolFunctional.Bench.Suites;

/// <summary>The poolings of real networks, by name; <c>b8</c> is a batch of eight.</summary>
internal static class PoolingCases
{
    private static readonly Reduction Mean = Reduction.Average();
    private static readonly Reduction MeanWithPadding = Reduction.Average(Divisor.DeclaredPadding);

    internal static IReadOnlyList<PoolingCase> All { get; } =
    [
        new("alexnet.pool1", Reduction.Max, Square(3, stride: 2), [1, 64, 55, 55]),
        new("alexnet.pool1.b8", Reduction.Max, Square(3, stride: 2), [8, 64, 55, 55]),
        new("alexnet.pool2", Reduction.Max, Square(3, stride: 2), [1, 192, 27, 27]),
        new("alexnet.pool3", Reduction.Max, Square(3, stride: 2), [1, 256, 13, 13]),
        new("alexnet.adaptive6", Mean, Window.Adaptive(6, 6), [1, 256, 13, 13]),
        new("alexnet.adaptive6.same", Mean, Window.Adaptive(6, 6), [1, 256, 6, 6]),

        new("vgg16.pool1", Reduction.Max, Square(2, stride: 2), [1, 64, 224, 224]),
        new("vgg16.pool1.b8", Reduction.Max, Square(2, stride: 2), [8, 64, 224, 224]),
        new("vgg16.average1.b8", Mean, Square(2, stride: 2), [8, 64, 224, 224]),
        new("vgg16.pool2", Reduction.Max, Square(2, stride: 2), [1, 128, 112, 112]),
        new("vgg16.pool3", Reduction.Max, Square(2, stride: 2), [1, 256, 56, 56]),
        new("vgg16.pool4", Reduction.Max, Square(2, stride: 2), [1, 512, 28, 28]),
        new("vgg16.pool5", Reduction.Max, Square(2, stride: 2), [1, 512, 14, 14]),
        new("vgg16.pool5.b8", Reduction.Max, Square(2, stride: 2), [8, 512, 14, 14]),
        new("vgg16.adaptive7", Mean, Window.Adaptive(7, 7), [1, 512, 14, 14]),
        new("vgg16.adaptive7.same", Mean, Window.Adaptive(7, 7), [1, 512, 7, 7]),

        new("googlenet.pool1", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 64, 112, 112]),
        new("googlenet.pool2", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 192, 56, 56]),
        new("googlenet.pool3", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 480, 28, 28]),
        new("googlenet.branch", Reduction.Max, Square(3, stride: 1, padding: 1), [1, 192, 28, 28]),
        new("googlenet.branch.b8", Reduction.Max, Square(3, stride: 1, padding: 1), [8, 192, 28, 28]),
        new("googlenet.branch4", Reduction.Max, Square(3, stride: 1, padding: 1), [1, 512, 14, 14]),
        new("googlenet.branch5", Reduction.Max, Square(3, stride: 1, padding: 1), [1, 832, 7, 7]),

        new("inception3.pool1", Reduction.Max, Square(3, stride: 2), [1, 64, 147, 147]),
        new("inception3.pool2", Reduction.Max, Square(3, stride: 2), [1, 192, 71, 71]),
        new("inception3.mixed6", Reduction.Max, Square(3, stride: 2), [1, 288, 35, 35]),
        new("inception3.mixed7", Reduction.Max, Square(3, stride: 2), [1, 768, 17, 17]),
        new("inception3.branch", MeanWithPadding, Square(3, stride: 1, padding: 1), [1, 192, 35, 35]),
        new("inception3.branch6", MeanWithPadding, Square(3, stride: 1, padding: 1), [1, 768, 17, 17]),
        new("inception3.branch7", MeanWithPadding, Square(3, stride: 1, padding: 1), [1, 2048, 8, 8]),
        new("inception3.gap", Mean, Window.Global, [1, 2048, 8, 8]),

        new("resnet50.stem", Reduction.Max, Square(3, stride: 2, padding: 1), [1, 64, 112, 112]),
        new("resnet50.stem.b8", Reduction.Max, Square(3, stride: 2, padding: 1), [8, 64, 112, 112]),
        new("resnet50.gap", Mean, Window.Global, [1, 2048, 7, 7]),
        new("resnet50.gap.b8", Mean, Window.Global, [8, 2048, 7, 7]),
        new("resnet50.gap.b32", Mean, Window.Global, [32, 2048, 7, 7]),

        new("densenet121.stem", Reduction.Max, Square(3, stride: 2, padding: 1), [1, 64, 112, 112]),
        new("densenet121.transition", Mean, Square(2, stride: 2), [1, 128, 56, 56]),
        new("densenet121.transition2", Mean, Square(2, stride: 2), [1, 256, 28, 28]),
        new("densenet121.transition3", Mean, Square(2, stride: 2), [1, 512, 14, 14]),
        new("densenet121.gap", Mean, Window.Global, [1, 1024, 7, 7]),

        new("squeezenet.pool1", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 96, 109, 109]),
        new("squeezenet.pool2", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 256, 54, 54]),
        new("squeezenet.pool3", Reduction.Max, Square(3, stride: 2, rounding: Rounding.Ceiling), [1, 512, 27, 27]),

        new("mobilenet.gap", Mean, Window.Global, [1, 1280, 7, 7]),
        new("mobilenet.gap.b8", Mean, Window.Global, [8, 1280, 7, 7]),
        new("nin.head", Mean, Window.Global, [1, 1000, 6, 6]),

        new("yolo.spp5", Reduction.Max, Square(5, stride: 1, padding: 2), [1, 512, 20, 20]),
        new("yolo.spp9", Reduction.Max, Square(9, stride: 1, padding: 4), [1, 512, 20, 20]),
        new("yolo.spp13", Reduction.Max, Square(13, stride: 1, padding: 6), [1, 512, 20, 20]),
        new("yolo.spp5.b8", Reduction.Max, Square(5, stride: 1, padding: 2), [8, 512, 20, 20]),

        new("pspnet.bin1", Mean, Window.Adaptive(1, 1), [1, 2048, 60, 60]),
        new("pspnet.bin2", Mean, Window.Adaptive(2, 2), [1, 2048, 60, 60]),
        new("pspnet.bin3", Mean, Window.Adaptive(3, 3), [1, 2048, 60, 60]),
        new("pspnet.bin6", Mean, Window.Adaptive(6, 6), [1, 2048, 60, 60]),

        new("c3d.pool1", Reduction.Max, Window.Sliding([1, 2, 2]), [1, 64, 16, 112, 112]),
        new("c3d.pool2", Reduction.Max, Window.Square(2, axes: 3), [1, 128, 16, 56, 56]),
        new("c3d.pool3", Reduction.Max, Window.Square(2, axes: 3), [1, 256, 8, 28, 28]),
        new("c3d.pool4", Reduction.Max, Window.Square(2, axes: 3), [1, 512, 4, 14, 14]),
        new("c3d.pool5", Reduction.Max, Window.Sliding([2, 2, 2], padding: Padding.Symmetric(0, 1, 1)), [1, 512, 2, 7, 7]),

        new("i3d.pool2", Reduction.Max, Window.Sliding([1, 3, 3], stride: [1, 2, 2], Padding.SameUpper), [1, 64, 32, 112, 112]),
        new("i3d.pool3", Reduction.Max, Window.Sliding([1, 3, 3], stride: [1, 2, 2], Padding.SameUpper), [1, 192, 32, 56, 56]),
        new("i3d.branch", Reduction.Max, Window.Square(3, axes: 3, stride: 1, padding: 1), [1, 192, 32, 28, 28]),
        new("i3d.pool4", Reduction.Max, Window.Sliding([3, 3, 3], stride: [2, 2, 2], Padding.SameUpper), [1, 480, 32, 28, 28]),
        new("i3d.pool5", Reduction.Max, Window.Square(2, axes: 3), [1, 832, 16, 14, 14]),
        new("i3d.head", Mean, Window.Sliding([2, 7, 7], stride: [1, 1, 1]), [1, 1024, 8, 7, 7]),

        new("m5.pool1", Reduction.Max, Window.Square(4, axes: 1), [1, 128, 1981]),
        new("m5.pool1.b8", Reduction.Max, Window.Square(4, axes: 1), [8, 128, 1981]),
        new("m5.pool2", Reduction.Max, Window.Square(4, axes: 1), [1, 128, 493]),
        new("m5.pool3", Reduction.Max, Window.Square(4, axes: 1), [1, 256, 121]),
        new("m5.pool4", Reduction.Max, Window.Square(4, axes: 1), [1, 512, 28]),
        new("textcnn.global", Reduction.Max, Window.Global, [1, 100, 54]),
        new("textcnn.global.b8", Reduction.Max, Window.Global, [8, 100, 54]),
        new("pointnet.global", Reduction.Max, Window.Global, [1, 1024, 1024]),
        new("pointnet.global.b8", Reduction.Max, Window.Global, [8, 1024, 1024]),

        new("picture4k.reduce8", Mean, Square(8, stride: 8), [1, 3, 2160, 3840]),
        new("picture4k.reduce8.byte", Mean, Square(8, stride: 8), [1, 3, 2160, 3840], PoolingCase.Byte),

        .. new[] { 3, 7, 15, 31, 63 }.SelectMany(Large),
    ];

    /// <summary>Windows as large as those of morphology and of local contrast, at every position.</summary>
    private static IEnumerable<PoolingCase> Large(int kernelSize) =>
    [
        new($"large.max{kernelSize}", Reduction.Max, Square(kernelSize, stride: 1, padding: kernelSize / 2), [1, 16, 256, 256]),
        new($"large.average{kernelSize}", Mean, Square(kernelSize, stride: 1, padding: kernelSize / 2), [1, 16, 256, 256]),
    ];

    private static Window Square(int kernelSize, int stride, int padding = 0, Rounding? rounding = null) =>
        Window.Square(kernelSize, axes: 2, stride, padding, rounding: rounding);
}
