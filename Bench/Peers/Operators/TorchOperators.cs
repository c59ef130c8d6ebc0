using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace PoolFunctional.Peers.Operators;

/// <summary>The operators of <see cref="OperatorSuite"/> as one writes them with libtorch: its own pooling where it has one, averages of powers or of exponentials, or unfolded windows and a reduction of them.</summary>
internal static class TorchOperators
{
    private static readonly long[] kernel = [OperatorSuite.Kernel, OperatorSuite.Kernel];
    private static readonly long[] stride = [OperatorSuite.Stride, OperatorSuite.Stride];
    private static readonly long[] padding = [OperatorSuite.Padding, OperatorSuite.Padding];
    private static readonly long[] around = [OperatorSuite.Padding, OperatorSuite.Padding, OperatorSuite.Padding, OperatorSuite.Padding];

    internal static OperatorPeer? Of(string name, OperatorInput input)
    {
        if (Composed(name) is not { } compose) return null;
        set_num_threads(1);
        Tensor elements = frombuffer(input.Elements.Span.ToArray(), ScalarType.Float32).reshape([.. input.Shape.Select(extent => (long)extent)]);
        if (input.Layout == Layout.ChannelsLast && input.Shape.Length == 4) elements = ChannelsInside(elements);
        Tensor beside = tensor(input.Beside);
        Tensor? output = null;
        return new(Run, () => output!.contiguous().data<float>().ToArray(), PadsWithNumbers: name == "median");

        void Run()
        {
            // The result before is given back first, so that its memory, still in the caches, can serve again.
            output?.Dispose();
            using DisposeScope steps = NewDisposeScope();
            output = compose(elements, beside).MoveToOuterDisposeScope();
        }
    }

    private static Func<Tensor, Tensor, Tensor>? Composed(string name) => name switch
    {
        "min" => (x, _) => Max(x.neg()).neg_(),
        "sum" => (x, _) => Sum(x),
        "product" => (x, _) => Windows(Functional.pad(x, around, PaddingModes.Constant, 1)).prod(-1),
        "range" => (x, _) => Max(x).add_(Max(x.neg())),
        "mixed" => (x, _) => Max(x).add_(Mean(x)).mul_(0.5),
        "lp" => (x, _) => Sum(x.square()).sqrt_(),
        "power-mean" => (x, _) => Mean(x.abs().pow_(3)).pow_(1.0 / 3),
        "generalized-mean" => (x, _) => Mean(x.clamp(min: 1e-6).pow_(3)).pow_(1.0 / 3),
        "stochastic-expectation" => (x, _) => Mean(x.relu().square()).div_(Mean(x.relu())),
        "variance" => (x, _) => Mean(x.square()).sub_(Mean(x).square()),
        "soft-pool" => (x, _) => Soft(x),
        "log-sum-exp" => (x, _) => LogSumExp(x, 10),
        "median" => (x, _) => Windows(Functional.pad(x, around, PaddingModes.Reflect)).kthvalue(5, -1).values,
        "rank" => (x, _) => Windows(Functional.pad(x, around, PaddingModes.Constant, double.PositiveInfinity)).kthvalue(2, -1).values,
        "sequence-mean" => (x, mask) => x.mul(mask.view(x.shape[0], x.shape[1], 1)).sum(1).div_(mask.view(x.shape[0], x.shape[1]).sum(1, keepdim: true)),
        "segment-sum" => (x, ids) => zeros(OperatorSuite.Segments, x.shape[1]).index_add_(0, ids, x, 1),
        _ => null,
    };

    private static Tensor Max(Tensor x) => Functional.max_pool2d(x, kernel, stride, padding);

    private static Tensor Mean(Tensor x) => Functional.avg_pool2d(x, kernel, stride, padding, count_include_pad: false);

    private static Tensor Sum(Tensor x) => Functional.avg_pool2d(x, kernel, stride, padding, divisor_override: 1);

    /// <summary>As the paper's own code has it, with the exponentials of the elements themselves.</summary>
    private static Tensor Soft(Tensor x)
    {
        Tensor weights = x.exp();
        return Mean(x.mul(weights)).div_(Mean(weights));
    }

    /// <summary>As timm has it, over windows: the greatest of all is taken away first.</summary>
    private static Tensor LogSumExp(Tensor x, double sharpness)
    {
        Tensor greatest = x.max();
        return Mean(x.sub(greatest).mul_(sharpness).exp_()).log_().div_(sharpness).add_(greatest);
    }

    /// <summary>Each window's taps side by side, in a copy, as timm's median has them.</summary>
    private static Tensor Windows(Tensor padded) =>
        padded.unfold(2, OperatorSuite.Kernel, OperatorSuite.Stride).unfold(3, OperatorSuite.Kernel, OperatorSuite.Stride).flatten(-2);

    /// <summary>The same tensor with the channel innermost, which is what libtorch calls channels_last.</summary>
    private static Tensor ChannelsInside(Tensor x)
    {
        long[] shape = x.shape;
        return empty_strided(shape, [shape[1] * shape[2] * shape[3], 1, shape[1] * shape[3], shape[1]], ScalarType.Float32).copy_(x);
    }
}
