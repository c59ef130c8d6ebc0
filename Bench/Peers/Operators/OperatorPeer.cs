namespace PoolFunctional.Peers.Operators;

/// <summary>How libtorch does what an operator does: by one of its own, or as one composes it of several.</summary>
/// <param name="Run">Does it once.</param>
/// <param name="Answer">What the last run gave, in the order of our output with channels first.</param>
/// <param name="PadsWithNumbers">Whether windows over the border see numbers there, as timm's median sees what is reflected: those are not compared.</param>
internal sealed record OperatorPeer(Action Run, Func<float[]> Answer, bool PadsWithNumbers);

/// <summary>The libtorch of this build, if there is one.</summary>
internal static class OperatorPeers
{
    /// <summary>Why no operator has a peer, or null.</summary>
    internal static string? WhyNone =>
#if TORCH
        TorchLibrary.WhyNotLoaded;
#else
        "built without libtorch; -p:Torch=true adds it";
#endif

    /// <summary>How it is run, for the heading.</summary>
    internal static string Describe(Layout layout) => PeerTable.Describe(PeerTable.Torch, threads: 1, layout);

    /// <summary>The named operator over windows, embeddings or rows.</summary>
    internal static OperatorPeer? Of(string name, OperatorInput input) =>
#if TORCH
        WhyNone is null ? TorchOperators.Of(name, input) : null;
#else
        null;
#endif
}

/// <summary>What an operator is given: elements with channels first, and beside them a mask or ids where it takes them.</summary>
internal sealed record OperatorInput(PinnedBuffer<float> Elements, nint[] Shape, Layout Layout, long[] Beside);
