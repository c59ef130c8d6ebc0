using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>128 bits of numbers.</summary>
internal readonly unsafe struct Lanes128<TTotal> : ILanes<Lanes128<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private readonly Vector128<TTotal> value;

    private Lanes128(Vector128<TTotal> value) => this.value = value;

    public static int Count => Vector128<TTotal>.Count;

    public static Lanes128<TTotal> Load(TTotal* source) => new(Vector128.Load(source));

    /// <summary>Elements of one size move alike, whatever they mean: 4 and 8 bytes by a permutation, 1 and 2 bytes as the low halves of wider ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> LoadEven(TTotal* source)
    {
        unchecked
        {
            Vector128<TTotal> left = Vector128.Load(source);
            Vector128<TTotal> right = Vector128.Load(source + Vector128<TTotal>.Count);
            return new(sizeof(TTotal) switch
            {
                1 => Vector128.Narrow(left.AsUInt16(), right.AsUInt16()).As<byte, TTotal>(),
                2 => Vector128.Narrow(left.AsUInt32(), right.AsUInt32()).As<ushort, TTotal>(),
                4 => Sse.Shuffle(left.AsSingle(), right.AsSingle(), 0b10_00_10_00).As<float, TTotal>(),
                _ => Sse2.UnpackLow(left.AsDouble(), right.AsDouble()).As<double, TTotal>(),
            });
        }
    }

    public static void Store(Lanes128<TTotal> value, TTotal* target) => value.value.Store(target);

    public static Lanes128<TTotal> Add(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(left.value + right.value);

    public static Lanes128<TTotal> Max(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.Max(left.value, right.value));

    public static Lanes128<TTotal> Min(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.Min(left.value, right.value));

    public static Lanes128<TTotal> MaxNumber(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.MaxNumber(left.value, right.value));

    public static Lanes128<TTotal> MinNumber(Lanes128<TTotal> left, Lanes128<TTotal> right) => new(Vector128.MinNumber(left.value, right.value));
}
