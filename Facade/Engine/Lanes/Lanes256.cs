using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>256 bits of numbers.</summary>
internal readonly unsafe struct Lanes256<TTotal> : ILanes<Lanes256<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private readonly Vector256<TTotal> value;

    private Lanes256(Vector256<TTotal> value) => this.value = value;

    public static int Count => Vector256<TTotal>.Count;

    internal static Lanes256<TTotal> Of(Vector256<TTotal> value) => new(value);

    public static Lanes256<TTotal> Load(TTotal* source) => new(Vector256.Load(source));

    public static void Store(Lanes256<TTotal> value, TTotal* target) => value.value.Store(target);

    public static Lanes256<TTotal> Add(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(left.value + right.value);

    public static Lanes256<TTotal> Max(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.Max(left.value, right.value));

    public static Lanes256<TTotal> Min(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.Min(left.value, right.value));

    public static Lanes256<TTotal> MaxNumber(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.MaxNumber(left.value, right.value));

    public static Lanes256<TTotal> MinNumber(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.MinNumber(left.value, right.value));
}
