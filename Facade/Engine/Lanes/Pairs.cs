using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Registers of totals that are two 64-bit numbers each, side by side in memory.</summary>
internal static unsafe class Pairs
{
    /// <summary>A register of every second pair: pairs lie four numbers apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> LoadEven<T>(T* source)
        where T : unmanaged
    {
        unchecked
        {
            if (Vector<T>.Count == 2) return Vector128.Load(source).AsVector();
            Vector256<T> two = Vector256.Create(Vector128.Load(source), Vector128.Load(source + 4));
            return Vector<T>.Count == 4 ? two.AsVector() : Vector512.Create(two, Vector256.Create(Vector128.Load(source + 8), Vector128.Load(source + 12))).AsVector();
        }
    }

    /// <summary>The first and the second numbers of as many pairs as fill a register each, in the order of memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector<double> Firsts, Vector<double> Seconds) Split(double* source)
    {
        (Vector<double> even, Vector<double> odd) = (LoadEven(source), LoadEven(unchecked(source + 2)));
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
