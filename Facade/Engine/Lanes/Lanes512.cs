using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>512 bits of numbers.</summary>
internal readonly unsafe struct Lanes512<TTotal> : ILanes<Lanes512<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private readonly Vector512<TTotal> value;

    private Lanes512(Vector512<TTotal> value) => this.value = value;

    public static int Count => Vector512<TTotal>.Count;

    internal static Lanes512<TTotal> Of(Vector512<TTotal> value) => new(value);

    public static Lanes512<TTotal> Load(TTotal* source) => new(Vector512.Load(source));

    public static void Store(Lanes512<TTotal> value, TTotal* target) => value.value.Store(target);

    public static Lanes512<TTotal> Add(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(left.value + right.value);

    public static Lanes512<TTotal> Max(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.Max(left.value, right.value));

    public static Lanes512<TTotal> Min(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.Min(left.value, right.value));

    public static Lanes512<TTotal> MaxNumber(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.MaxNumber(left.value, right.value));

    public static Lanes512<TTotal> MinNumber(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.MinNumber(left.value, right.value));
}
