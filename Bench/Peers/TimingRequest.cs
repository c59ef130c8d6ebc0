using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>What to time, as asked on the command line; <c>Type</c> is the element type of every case, or null where each has its own.</summary>
internal sealed record TimingRequest(IReadOnlyList<PoolingCase> Cases, Layout Layout, int Threads, string? Type, Rounds Rounds, IReadOnlyList<string> Peers, bool IsBackward = false)
{
    internal string LayoutName => Layout == Layout.ChannelsLast ? "NHWC" : "NCHW";

    internal string Direction => IsBackward ? "backward" : "forward";

    internal string TypeName => Type ?? PoolingCase.Float;
}
