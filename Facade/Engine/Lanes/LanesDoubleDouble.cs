using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lanes;

/// <summary>One double-double; it only adds.</summary>
internal readonly unsafe struct LanesDoubleDouble : ILanes<LanesDoubleDouble, DoubleDouble>
{
    private readonly DoubleDouble value;

    private LanesDoubleDouble(DoubleDouble value) => this.value = value;

    public static int Count => 1;

    public static LanesDoubleDouble Load(DoubleDouble* source) => new(*source);

    public static void Store(LanesDoubleDouble value, DoubleDouble* target) => *target = value.value;

    public static LanesDoubleDouble Select(LanesDoubleDouble mask, LanesDoubleDouble value, LanesDoubleDouble other) => value;

    public static LanesDoubleDouble Even(LanesDoubleDouble left, LanesDoubleDouble right) => left;

    public static LanesDoubleDouble Odd(LanesDoubleDouble left, LanesDoubleDouble right) => right;

    public static bool HasNaN(LanesDoubleDouble value) => false;

    public static LanesDoubleDouble MaxOrdered(LanesDoubleDouble left, LanesDoubleDouble right) => Max(left, right);

    public static LanesDoubleDouble MinOrdered(LanesDoubleDouble left, LanesDoubleDouble right) => Min(left, right);

    public static LanesDoubleDouble Add(LanesDoubleDouble left, LanesDoubleDouble right) => new(DoubleDouble.Add(left.value, right.value));

    public static LanesDoubleDouble Max(LanesDoubleDouble left, LanesDoubleDouble right) => left.value.High >= right.value.High ? left : right;

    public static LanesDoubleDouble Min(LanesDoubleDouble left, LanesDoubleDouble right) => left.value.High <= right.value.High ? left : right;

    public static LanesDoubleDouble MaxNumber(LanesDoubleDouble left, LanesDoubleDouble right) => Max(left, right);

    public static LanesDoubleDouble MinNumber(LanesDoubleDouble left, LanesDoubleDouble right) => Min(left, right);
}
