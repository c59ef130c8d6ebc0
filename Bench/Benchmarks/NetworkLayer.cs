namespace PoolFunctional.Bench.Benchmarks;

/// <summary>A pooling layer of a network that people run, for a batch of one.</summary>
public sealed record NetworkLayer(string Name, int Channels, int Extent, int KernelSize, int Stride, int Padding, Reduction Reduction)
{
    public static IReadOnlyList<NetworkLayer> All { get; } =
    [
        new("ResNet-50 stem", Channels: 64, Extent: 112, KernelSize: 3, Stride: 2, Padding: 1, Reduction.Max),
        new("VGG-16 pool1", Channels: 64, Extent: 224, KernelSize: 2, Stride: 2, Padding: 0, Reduction.Max),
        new("ResNet-50 global", Channels: 2048, Extent: 7, KernelSize: 7, Stride: 7, Padding: 0, Reduction.Average()),
    ];

    public bool IsMaximum => Reduction == Reduction.Max;

    public int OutputExtent => ((Extent + (2 * Padding) - KernelSize) / Stride) + 1;

    public Window Window => KernelSize == Extent ? Window.Global : Window.Square(KernelSize, axes: 2, stride: Stride, padding: Padding);

    public override string ToString() => Name;
}
