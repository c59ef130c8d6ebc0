namespace PoolFunctional;

public static partial class Conventions
{
    /// <summary>The pooling modules of PyTorch, <c>torch.nn</c>, with their arguments in its own spelling.</summary>
    /// <remarks>
    /// Tensors are channels first, batched or not; one in <c>memory_format=channels_last</c> is a strided tensor of the same shape and needs nothing else. Sums agree with PyTorch's within
    /// rounding. Indices (<c>return_indices</c>) are not part of a layer.
    /// </remarks>
    /// <seealso href="https://docs.pytorch.org/docs/stable/nn.html#pooling-layers"/>
    public static partial class PyTorch;
}
