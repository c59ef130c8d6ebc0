#!/usr/bin/env dotnet
#:project ../../Core
#:project ../../Facade
#:package TorchSharp-cpu
#:include Support/Expect.cs
#:include ../Peers/TorchRuntime.cs

// The memory of one torch tensor is pooled into that of another: no copy on either side. Torch's own layers say what should be there.
using System.Runtime.InteropServices;
using PoolFunctional;
using PoolFunctional.Examples;
using PoolFunctional.Peers;
using TorchSharp;
using static TorchSharp.torch;

if (TorchRuntime.WhyNotLoaded is { } reason)
{
    Console.WriteLine($"not run: {reason}");
    return;
}

_ = manual_seed(7);
using Tensor x = randn(8, 64, 56, 56);
nint[] shape = [.. x.shape.Select(extent => (nint)extent)];

// Max pooling, channels first as torch has it.
using Tensor theirs = nn.functional.max_pool2d(x, 3, stride: 2, padding: 1);
using Tensor ours = empty(theirs.shape);
Pool.Reduce<float>(Elements(x), shape, Conventions.PyTorch.MaxPool2d(3, stride: 2, padding: 1), Elements(ours));
Console.WriteLine($"max_pool2d: {Shape(x)} -> {Shape(ours)}");
Expect.That(Furthest(ours, theirs) == 0, "a torch tensor that we wrote holds what torch's max_pool2d gives");

// Average pooling, padding counted, as torch does by default.
using Tensor theirMeans = nn.functional.avg_pool2d(x, 3, stride: 2, padding: 1);
using Tensor ourMeans = empty(theirMeans.shape);
Pool.Reduce<float>(Elements(x), shape, Conventions.PyTorch.AvgPool2d(3, stride: 2, padding: 1), Elements(ourMeans));
Expect.That(Furthest(ourMeans, theirMeans) < 1e-6, $"avg_pool2d differs by its order of addition alone (by {Furthest(ourMeans, theirMeans):0.0e+0})");

// A channels_last tensor is, with its axes exchanged, a contiguous one, and is pooled channels last.
using Tensor pixels = x.permute(0, 2, 3, 1).contiguous();
using Tensor channelsLast = pixels.permute(0, 3, 1, 2);
using Tensor oursLast = empty(8, 7, 7, 64);
Pool.Average<float>(Elements(pixels), [8, 56, 56, 64], Window.Adaptive([7, 7]), Elements(oursLast), options: new() { Layout = Layout.ChannelsLast });
using Tensor theirsLast = nn.functional.adaptive_avg_pool2d(channelsLast, [7, 7]);
using Tensor exchanged = oursLast.permute(0, 3, 1, 2);
Expect.That(Furthest(exchanged, theirsLast) < 1e-6, $"so does adaptive_avg_pool2d of a channels_last tensor (by {Furthest(exchanged, theirsLast):0.0e+0})");

// The tensor's own memory.
static Span<float> Elements(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

static float Furthest(Tensor left, Tensor right)
{
    using DisposeScope scope = NewDisposeScope();
    return (left - right).abs().max().item<float>();
}
