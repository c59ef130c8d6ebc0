using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>512 bits of numbers.</summary>
internal readonly unsafe struct Lanes512<TTotal> : ILanes<Lanes512<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private readonly Vector512<TTotal> value;

    private Lanes512(Vector512<TTotal> value) => this.value = value;

    public static int Count => Vector512<TTotal>.Count;

    public static Lanes512<TTotal> Load(TTotal* source) => new(Vector512.Load(source));

    /// <summary>Elements of one size move alike, whatever they mean: 4 and 8 bytes by a permutation, 1 and 2 bytes as the low halves of wider ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> LoadEven(TTotal* source)
    {
        unchecked
        {
            Vector512<TTotal> left = Vector512.Load(source);
            Vector512<TTotal> right = Vector512.Load(source + Vector512<TTotal>.Count);
            return new(sizeof(TTotal) switch
            {
                1 => Vector512.Narrow(left.AsUInt16(), right.AsUInt16()).As<byte, TTotal>(),
                2 => Vector512.Narrow(left.AsUInt32(), right.AsUInt32()).As<ushort, TTotal>(),
                4 => Avx512F.PermuteVar16x32x2(left.AsInt32(), Vector512.CreateSequence(0, 2), right.AsInt32()).As<int, TTotal>(),
                _ => Avx512F.PermuteVar8x64x2(left.AsInt64(), Vector512.CreateSequence(0L, 2L), right.AsInt64()).As<long, TTotal>(),
            });
        }
    }

    public static void Store(Lanes512<TTotal> value, TTotal* target) => value.value.Store(target);

    public static Lanes512<TTotal> Add(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(left.value + right.value);

    public static Lanes512<TTotal> Max(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.Max(left.value, right.value));

    public static Lanes512<TTotal> Min(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.Min(left.value, right.value));

    public static Lanes512<TTotal> MaxNumber(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.MaxNumber(left.value, right.value));

    public static Lanes512<TTotal> MinNumber(Lanes512<TTotal> left, Lanes512<TTotal> right) => new(Vector512.MinNumber(left.value, right.value));
}
