using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Rows;

/// <summary><see cref="Normalization.L2"/> of a row, in place, a piece of some thousands of features at a time.</summary>
internal static unsafe class UnitLength
{
    /// <summary>Features of a piece: a power of two, so that a piece is a subtree of the pairwise tree.</summary>
    private const int Piece = 4096;

    /// <summary>Room behind a piece for the whole registers that <see cref="HalvingKernel"/> reads and writes.</summary>
    private const int Pad = 32;

    /// <summary>Levels of the tree over the pieces of the longest row.</summary>
    private const int Levels = 32;

    /// <summary>Doubles of scratch memory: a piece's values, and what is made of them.</summary>
    internal static nint ScratchOf(nint features) => 2 * (nint.Min(Places(features), Piece) + Pad);

    internal static void Row<T>(T* row, nint features, double* scratch)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            double* made = scratch + nint.Min(Places(features), Piece) + Pad;
            Scale scale = typeof(T) == typeof(double) ? Scale.Of(Folded<T, MaxReducer<double>, Magnitude>(row, features, Scale.One, scratch, made)) : Scale.One;
            double length = double.Sqrt(Folded<T, AddReducer<double>, Square>(row, features, scale, scratch, made));
            if (length == 0) return;
            for (nint start = 0; start < features; start += Piece)
            {
                nint count = nint.Min(Piece, features - start);
                Values(row + start, count, scale, scratch);
                Elementwise.Run(new Quotient<double>(length), scratch, count, made);
                if (typeof(T) == typeof(double)) default(CanonicalFinish<double>).Row(made, count, 1, (double*)(row + start));
                else default(NarrowingQuotientFinish<T, double>).Row(made, count, 1, row + start);
            }
        }
    }

    /// <summary>The pairwise fold of what a map makes of a row: pieces by halving, and their totals by a binary counter, which is the tree over them.</summary>
    private static double Folded<T, TReducer, TMap>(T* row, nint features, Scale scale, double* values, double* made)
        where T : unmanaged, INumber<T>
        where TReducer : struct, IReducer<double>
        where TMap : struct, IElementwise<double, double>
    {
        unchecked
        {
            double* totals = stackalloc double[Levels];
            uint pieces = 0;
            for (nint start = 0; start < features; start += Piece, pieces++)
            {
                nint count = nint.Min(Piece, features - start);
                Values(row + start, count, scale, values);
                Elementwise.Run(default(TMap), values, count, made);
                double total = Halved<TReducer>(made, count);
                int level = 0;
                for (; (pieces >> level & 1) == 1; level++) total = Joined<TReducer>(totals[level], total);
                totals[level] = total;
            }

            int lowest = BitOperations.TrailingZeroCount(pieces);
            double rest = totals[lowest];
            for (int level = lowest + 1; level < Levels; level++)
            {
                if ((pieces >> level & 1) == 1) rest = Joined<TReducer>(totals[level], rest);
            }

            return rest;
        }
    }

    private static double Joined<TReducer>(double left, double right)
        where TReducer : struct, IReducer<double>
    {
        double joined;
        Lanes1<double>.Store(TReducer.Combine(Lanes1<double>.Create(left), Lanes1<double>.Create(right)), &joined);
        return joined;
    }

    /// <summary>Elements as doubles, by the power of two of the scale, which only doubles have.</summary>
    private static void Values<T>(T* row, nint count, Scale scale, double* values)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(double)) Elementwise.Run(new Shrinking(Power.PowerOfTwo(-scale.First), Power.PowerOfTwo(-scale.Second)), (double*)row, count, values);
        else default(WideningLift<T, double>).Row(row, count, values);
    }

    /// <summary>The pairwise fold of a piece, which it destroys.</summary>
    private static double Halved<TReducer>(double* piece, nint count)
        where TReducer : struct, IReducer<double>
    {
        unchecked
        {
            nint places = Places(count);
            new Span<double>(piece + count, (int)(places - count)).Fill(TReducer.Absent);
            for (; places > 1; places /= 2) HalvingKernel.Run<double, TReducer, NumberLanes<double>>(piece, piece, places / 2);
            return piece[0];
        }
    }

    private static nint Places(nint features) => (nint)BitOperations.RoundUpToPowerOf2((nuint)features);

    private readonly struct Square : IElementwise<double, double>
    {
        public static int Count => Vector<double>.Count;

        public double One(double value) => value * value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(double* source, double* target)
        {
            Vector<double> values = Vector.Load(source);
            (values * values).Store(target);
        }
    }

    private readonly struct Magnitude : IElementwise<double, double>
    {
        public static int Count => Vector<double>.Count;

        public double One(double value) => double.Abs(value);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(double* source, double* target) => Vector.Abs(Vector.Load(source)).Store(target);
    }

    private readonly struct Shrinking(double first, double second) : IElementwise<double, double>
    {
        public static int Count => Vector<double>.Count;

        public double One(double value) => value * first * second;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(double* source, double* target) => (Vector.Load(source) * Vector.Create(first) * Vector.Create(second)).Store(target);
    }
}
