using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>128 bits of numbers.</summary>
internal readonly unsafe struct Lanes128<TTotal> : ILanes<Lanes128<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private readonly Vector128<TTotal> value;

    private Lanes128(Vector128<TTotal> value) => this.value = value;

    public static int Count => Vector128<TTotal>.Count;

    internal static Lanes128<TTotal> Of(Vector128<TTotal> value) => new(value);

    public static Lanes128<TTotal> Load(TTotal* source) => new(Vector128.Load(source));

    public static void Store(Lanes128<TTotal> value, TTotal* target) => value.value.Store(target);

    public static Lanes128<TTotal> Add(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(left.value + right.value);

    public static Lanes128<TTotal> Max(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.Max(left.value, right.value));

    public static Lanes128<TTotal> Min(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.Min(left.value, right.value));

    public static Lanes128<TTotal> MaxNumber(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.MaxNumber(left.value, right.value));

    public static Lanes128<TTotal> MinNumber(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.MinNumber(left.value, right.value));
}
