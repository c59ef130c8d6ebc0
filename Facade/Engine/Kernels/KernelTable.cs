using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Lanes;
using Oct = PoolFunctional.Engine.Kernels.Join<
    PoolFunctional.Engine.Kernels.Join<
        PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>,
        PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>>,
    PoolFunctional.Engine.Kernels.Join<
        PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>,
        PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>>>;
using Pair = PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>;
using Quad = PoolFunctional.Engine.Kernels.Join<
    PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>,
    PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>>;

namespace PoolFunctional.Engine.Kernels;

/// <summary>A loop over places of rows, for any tree and any lanes.</summary>
internal interface IKernel<TTotal>
    where TTotal : unmanaged
{
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    bool Run<TLanes, TTree>()
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTree : struct, ITree;
}

/// <summary>Which tree and which lanes a kernel is run with.</summary>
internal static class KernelTable
{
    /// <summary>The widest lanes that a row of so many elements fills.</summary>
    internal static int Filled<TTotal>(nint length)
        where TTotal : unmanaged =>
        Has512<TTotal>() && length >= Vector512<TTotal>.Count ? 512
        : Has256<TTotal>() && length >= Vector256<TTotal>.Count ? 256
        : Has128<TTotal>() && length >= Vector128<TTotal>.Count ? 128
        : 0;

    /// <summary>The narrowest lanes that cover a row of so many elements, or else the widest.</summary>
    internal static int Covering<TTotal>(nint length)
        where TTotal : unmanaged =>
        Has128<TTotal>() && (length <= Vector128<TTotal>.Count || !Has256<TTotal>()) ? 128
        : Has256<TTotal>() && (length <= Vector256<TTotal>.Count || !Has512<TTotal>()) ? 256
        : Has512<TTotal>() ? 512
        : 0;

    internal static bool Run<TTotal, TScalar, TKernel>(in TKernel kernel, int bits, in TapOffsets taps, bool anyOrder)
        where TTotal : unmanaged
        where TScalar : struct, ILanes<TScalar, TTotal>
        where TKernel : struct, IKernel<TTotal> =>
        bits switch
        {
            512 => Run<TTotal, Lanes512<TTotal>, TKernel>(kernel, taps, anyOrder),
            256 => Run<TTotal, Lanes256<TTotal>, TKernel>(kernel, taps, anyOrder),
            128 => Run<TTotal, Lanes128<TTotal>, TKernel>(kernel, taps, anyOrder),
            _ => Run<TTotal, TScalar, TKernel>(kernel, taps, anyOrder),
        };

    private static bool Run<TTotal, TLanes, TKernel>(TKernel kernel, in TapOffsets taps, bool anyOrder)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TKernel : struct, IKernel<TTotal> =>
        (taps.FitsFixedTree(anyOrder) ? taps.Count : 0) switch
        {
            1 => kernel.Run<TLanes, Leaf>(),
            2 => kernel.Run<TLanes, Pair>(),
            3 => kernel.Run<TLanes, Join<Pair, Leaf>>(),
            4 => kernel.Run<TLanes, Quad>(),
            5 => kernel.Run<TLanes, Join<Quad, Leaf>>(),
            6 => kernel.Run<TLanes, Join<Quad, Pair>>(),
            7 => kernel.Run<TLanes, Join<Quad, Join<Pair, Leaf>>>(),
            8 => kernel.Run<TLanes, Oct>(),
            _ => kernel.Run<TLanes, TreeOfAny>(),
        };

    private static bool Has512<TTotal>()
        where TTotal : unmanaged => Vector512.IsHardwareAccelerated && Vector512<TTotal>.IsSupported;

    private static bool Has256<TTotal>()
        where TTotal : unmanaged => Vector256.IsHardwareAccelerated && Vector256<TTotal>.IsSupported;

    private static bool Has128<TTotal>()
        where TTotal : unmanaged => Vector128.IsHardwareAccelerated && Vector128<TTotal>.IsSupported;
}
