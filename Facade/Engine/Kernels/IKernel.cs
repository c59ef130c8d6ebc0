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

/// <summary>A kernel with the tree of some taps.</summary>
internal readonly struct TreeWork<TTotal, TKernel>(TKernel kernel, TapOffsets taps, bool anyOrder) : ILaneWork<TTotal>
    where TTotal : unmanaged
    where TKernel : struct, IKernel<TTotal>
{
    public bool In<TLanes>()
        where TLanes : struct, ILanes<TLanes, TTotal> =>
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
            9 => kernel.Run<TLanes, Join<Oct, Leaf>>(),
            10 => kernel.Run<TLanes, Join<Oct, Pair>>(),
            11 => kernel.Run<TLanes, Join<Oct, Join<Pair, Leaf>>>(),
            12 => kernel.Run<TLanes, Join<Oct, Quad>>(),
            13 => kernel.Run<TLanes, Join<Oct, Join<Quad, Leaf>>>(),
            14 => kernel.Run<TLanes, Join<Oct, Join<Quad, Pair>>>(),
            15 => kernel.Run<TLanes, Join<Oct, Join<Quad, Join<Pair, Leaf>>>>(),
            16 => kernel.Run<TLanes, Join<Oct, Oct>>(),
            _ => kernel.Run<TLanes, TreeOfAny>(),
        };
}
