using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Registers of totals that are two 64-bit numbers each, side by side in memory.</summary>
internal static unsafe class Pairs
{
    /// <summary>Pairs 0, 2 … of two neighbouring registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Even(Vector<double> left, Vector<double> right) =>
        Vector<double>.Count == 8 ? Avx512F.Shuffle4x128(left.AsVector512(), right.AsVector512(), 0b10_00_10_00).AsVector()
        : Vector<double>.Count == 4 ? Vector256.Create(left.AsVector256().GetLower(), right.AsVector256().GetLower()).AsVector()
        : left;

    /// <summary>Pairs 1, 3 … of two neighbouring registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Odd(Vector<double> left, Vector<double> right) =>
        Vector<double>.Count == 8 ? Avx512F.Shuffle4x128(left.AsVector512(), right.AsVector512(), 0b11_01_11_01).AsVector()
        : Vector<double>.Count == 4 ? Vector256.Create(left.AsVector256().GetUpper(), right.AsVector256().GetUpper()).AsVector()
        : right;

    /// <summary>The first and the second numbers of as many pairs as fill a register each, in the order of memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector<double> Firsts, Vector<double> Seconds) Split(double* source)
    {
        (Vector<double> left, Vector<double> right) = (Vector.Load(source), Vector.Load(unchecked(source + Vector<double>.Count)));
        (Vector<double> even, Vector<double> odd) = (Even(left, right), Odd(left, right));
        return (Firsts(even, odd), Seconds(even, odd));
    }

    /// <summary>The first numbers of the pairs in two registers, a pair of each by turns; of such firsts and seconds, the register of pairs itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Firsts(Vector<double> left, Vector<double> right) =>
        Vector<double>.Count == 8 ? Avx512F.UnpackLow(left.AsVector512(), right.AsVector512()).AsVector()
        : Vector<double>.Count == 4 ? Avx.UnpackLow(left.AsVector256(), right.AsVector256()).AsVector()
        : Vector128.Create(left.AsVector128().GetLower(), right.AsVector128().GetLower()).AsVector();

    /// <summary>The second numbers of the pairs in two registers, as <see cref="Firsts"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Seconds(Vector<double> left, Vector<double> right) =>
        Vector<double>.Count == 8 ? Avx512F.UnpackHigh(left.AsVector512(), right.AsVector512()).AsVector()
        : Vector<double>.Count == 4 ? Avx.UnpackHigh(left.AsVector256(), right.AsVector256()).AsVector()
        : Vector128.Create(left.AsVector128().GetUpper(), right.AsVector128().GetUpper()).AsVector();
}
