using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>256 bits of numbers.</summary>
internal readonly unsafe struct Lanes256<TTotal> : ILanes<Lanes256<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private readonly Vector256<TTotal> value;

    private Lanes256(Vector256<TTotal> value) => this.value = value;

    public static int Count => Vector256<TTotal>.Count;

    public static Lanes256<TTotal> Load(TTotal* source) => new(Vector256.Load(source));

    /// <summary>Elements of one size move alike, whatever they mean: 4 and 8 bytes by a permutation, 1 and 2 bytes as the low halves of wider ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> LoadEven(TTotal* source)
    {
        unchecked
        {
            Vector256<TTotal> left = Vector256.Load(source);
            Vector256<TTotal> right = Vector256.Load(source + Vector256<TTotal>.Count);
            return new(sizeof(TTotal) switch
            {
                1 => Vector256.Narrow(left.AsUInt16(), right.AsUInt16()).As<byte, TTotal>(),
                2 => Vector256.Narrow(left.AsUInt32(), right.AsUInt32()).As<ushort, TTotal>(),
                4 => Avx2.Permute4x64(Avx.Shuffle(left.AsSingle(), right.AsSingle(), 0b10_00_10_00).AsDouble(), 0b11_01_10_00).As<double, TTotal>(),
                _ => Avx2.Permute4x64(Avx.UnpackLow(left.AsDouble(), right.AsDouble()), 0b11_01_10_00).As<double, TTotal>(),
            });
        }
    }

    public static void Store(Lanes256<TTotal> value, TTotal* target) => value.value.Store(target);

    public static Lanes256<TTotal> Add(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(left.value + right.value);

    public static Lanes256<TTotal> Max(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.Max(left.value, right.value));

    public static Lanes256<TTotal> Min(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.Min(left.value, right.value));

    public static Lanes256<TTotal> MaxNumber(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.MaxNumber(left.value, right.value));

    public static Lanes256<TTotal> MinNumber(Lanes256<TTotal> left, Lanes256<TTotal> right) => new(Vector256.MinNumber(left.value, right.value));
}
