namespace PoolFunctional.Generators.Types;

/// <summary>Sums of nine kinds of taps: more bytes than a register has.</summary>
internal readonly record struct Bins(double A, double B, double C, double D, double E, double F, double G, double H, double I);

/// <summary>The sum of taps by their whole parts modulo nine, and of those sums, each with a weight of its own.</summary>
internal readonly struct Binned : IReductionOperator<float, Bins>
{
    public static float Empty => 0;

    public static Bins Lift(float element) => ((((int)element % 9) + 9) % 9) switch
    {
        0 => new(element, 0, 0, 0, 0, 0, 0, 0, 0),
        1 => new(0, element, 0, 0, 0, 0, 0, 0, 0),
        2 => new(0, 0, element, 0, 0, 0, 0, 0, 0),
        3 => new(0, 0, 0, element, 0, 0, 0, 0, 0),
        4 => new(0, 0, 0, 0, element, 0, 0, 0, 0),
        5 => new(0, 0, 0, 0, 0, element, 0, 0, 0),
        6 => new(0, 0, 0, 0, 0, 0, element, 0, 0),
        7 => new(0, 0, 0, 0, 0, 0, 0, element, 0),
        _ => new(0, 0, 0, 0, 0, 0, 0, 0, element),
    };

    public static Bins Combine(Bins left, Bins right) =>
        new(left.A + right.A, left.B + right.B, left.C + right.C, left.D + right.D, left.E + right.E, left.F + right.F, left.G + right.G, left.H + right.H, left.I + right.I);

    public static float Finish(Bins total, long count) =>
        (float)(total.A + (2 * total.B) + (3 * total.C) + (4 * total.D) + (5 * total.E) + (6 * total.F) + (7 * total.G) + (8 * total.H) + (9 * total.I));
}
