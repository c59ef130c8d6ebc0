namespace PoolFunctional.Generators.Types;

/// <summary>What is above 0, and how many it was.</summary>
internal readonly record struct SumAndCount(double Sum, int Count);

/// <summary>The mean of the taps above 0, or 0 where there is none.</summary>
internal readonly struct MeanOfPositive : IReductionOperator<float, SumAndCount>
{
    public static float Empty => 0;

    public static SumAndCount Lift(float element) => element > 0 ? new(element, 1) : default;

    public static SumAndCount Combine(SumAndCount left, SumAndCount right) => new(left.Sum + right.Sum, unchecked(left.Count + right.Count));

    public static float Finish(SumAndCount total, long count) => total.Count == 0 ? 0 : (float)(total.Sum / total.Count);
}
