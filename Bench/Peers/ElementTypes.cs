using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>The element types by the names that the command line and the JSON use.</summary>
internal static class ElementTypes
{
    private static readonly IReadOnlyDictionary<string, Func<PoolingCase, TimingRequest, Timing>> Timings = new Dictionary<string, Func<PoolingCase, TimingRequest, Timing>>
    {
        [PoolingCase.Float] = Timing.Of<float>,
        ["float64"] = Timing.Of<double>,
        ["float16"] = Timing.Of<Half>,
        ["int8"] = Timing.Of<sbyte>,
        [PoolingCase.Byte] = Timing.Of<byte>,
        ["int16"] = Timing.Of<short>,
        ["uint16"] = Timing.Of<ushort>,
        ["int32"] = Timing.Of<int>,
        ["uint32"] = Timing.Of<uint>,
        ["int64"] = Timing.Of<long>,
        ["uint64"] = Timing.Of<ulong>,
    };

    internal static string[] Names => [.. Timings.Keys];

    internal static Timing Time(PoolingCase pooling, TimingRequest request) => Timings[pooling.Type](pooling, request);
}
