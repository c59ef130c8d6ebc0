namespace PoolFunctional.Generators.Types;

/// <summary>A total of more bytes than any register, and of no power of two.</summary>
internal readonly record struct Summary(double Least, double Greatest, double First, double Last, double Sum, int Depth);

/// <summary>A number made of the least, the greatest, the first and the last tap, their sum and the depth of the fold.</summary>
internal readonly struct MidRange : IReductionOperator<double, Summary>
{
    public static double Empty => -1;

    public static Summary Lift(double element) => new(element, element, element, element, element, 0);

    public static Summary Combine(Summary left, Summary right) => new(
        double.Min(left.Least, right.Least),
        double.Max(left.Greatest, right.Greatest),
        left.First,
        right.Last,
        left.Sum + right.Sum,
        unchecked((2 * left.Depth) + (3 * right.Depth) + 1));

    public static double Finish(Summary total, long count) => ((total.Least + total.Greatest) / 2) + (total.First - total.Last) + (total.Sum / count) + total.Depth;
}
