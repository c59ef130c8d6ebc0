namespace PoolFunctional.Fuzzing;

/// <summary>What a fuzzer drives: bytes become one call, and whatever is wrong with its answer is thrown.</summary>
internal delegate void Target(ReadOnlySpan<byte> input);

/// <summary>The targets by name.</summary>
internal static class Targets
{
    internal static IReadOnlyDictionary<string, Target> All { get; } = new SortedDictionary<string, Target>(StringComparer.Ordinal)
    {
        ["geometry"] = GeometryTarget.Run,
        ["max"] = PoolingTarget.Maximum,
        ["average"] = PoolingTarget.Average,
        ["gradients"] = GradientTarget.Run,
        ["indices"] = IndexTarget.Run,
        ["views"] = ViewTarget.Run,
        ["rows"] = RowTarget.Run,
        ["regions"] = RegionTarget.Run,
    };
}
