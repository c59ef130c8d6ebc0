using System.Numerics;
using System.Numerics.Tensors;
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

    /// <summary>Doubles of scratch memory for <see cref="Moved"/>: as much, and the motion.</summary>
    internal static nint ScratchOfMoved(nint features) => unchecked(ScratchOf(features) / 2 * 3);

    internal static void Row<T>(T* row, nint features, double* scratch)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            double* made = scratch + (ScratchOf(features) / 2);
            (Scale scale, double length) = Measured(row, features, scratch, made);
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

    /// <summary>The derivative of <see cref="Row"/> at a row that it has not changed yet, times a gradient or a tangent: <c>(motion − y·⟨y, motion⟩) / ‖row‖</c>; zeros where the row has no length.</summary>
    internal static void Moved<T>(T* row, T* motion, nint features, double* scratch, T* target)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            nint part = ScratchOf(features) / 2;
            double* made = scratch + part;
            double* wide = made + part;
            (Scale scale, double length) = Measured(row, features, scratch, made);
            if (length == 0)
            {
                new Span<T>(target, (int)features).Clear();
                return;
            }

            double along = Folded<AddReducer<double>, Alongside<T>>(new(row, motion, scale, length, scratch, wide), features, made);
            for (nint start = 0; start < features; start += Piece)
            {
                int count = (int)nint.Min(Piece, features - start);
                new Alongside<T>(row, motion, scale, length, scratch, wide).Fill(start, count, made);
                Span<double> unit = new(scratch, count);
                Span<double> moved = new(wide, count);
                TensorPrimitives.Multiply(unit, along, unit);
                TensorPrimitives.Subtract(moved, unit, moved);
                TensorPrimitives.Divide(moved, length, moved);
                if (typeof(T) == typeof(double)) Elementwise.Run(new Shrinking(Power.PowerOfTwo(-scale.First), Power.PowerOfTwo(-scale.Second)), wide, count, made);
                if (typeof(T) == typeof(double)) default(CanonicalFinish<double>).Row(made, count, 1, (double*)(target + start));
                else default(NarrowingQuotientFinish<T, double>).Row(wide, count, 1, target + start);
            }
        }
    }

    /// <summary>The power of two that a row is scaled by, which only doubles have, and the length that it then has.</summary>
    private static (Scale Scale, double Length) Measured<T>(T* row, nint features, double* scratch, double* made)
        where T : unmanaged, INumber<T>
    {
        Scale scale = typeof(T) == typeof(double) ? Scale.Of(Folded<MaxReducer<double>, Mapped<T, Magnitude>>(new(row, Scale.One, scratch), features, made)) : Scale.One;
        return (scale, double.Sqrt(Folded<AddReducer<double>, Mapped<T, Square>>(new(row, scale, scratch), features, made)));
    }

    /// <summary>The pairwise fold of what is made of a row: pieces by halving, and their totals by a binary counter, which is the tree over them.</summary>
    private static double Folded<TReducer, TMaking>(in TMaking making, nint features, double* made)
        where TReducer : struct, IReducer<double>
        where TMaking : struct, IMaking
    {
        unchecked
        {
            double* totals = stackalloc double[Levels];
            uint pieces = 0;
            for (nint start = 0; start < features; start += Piece, pieces++)
            {
                nint count = nint.Min(Piece, features - start);
                making.Fill(start, count, made);
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

    /// <summary>A piece of what is folded.</summary>
    private interface IMaking
    {
        void Fill(nint start, nint count, double* made);
    }

    /// <summary>What a map makes of the scaled elements of a row.</summary>
    private readonly struct Mapped<T, TMap>(T* row, Scale scale, double* values) : IMaking
        where T : unmanaged, INumber<T>
        where TMap : struct, IElementwise<double, double>
    {
        public void Fill(nint start, nint count, double* made)
        {
            Values(unchecked(row + start), count, scale, values);
            Elementwise.Run(default(TMap), values, count, made);
        }
    }

    /// <summary>The products of the unit row, which is left in its scratch memory, and the motion.</summary>
    private readonly struct Alongside<T>(T* row, T* motion, Scale scale, double length, double* unit, double* wide) : IMaking
        where T : unmanaged, INumber<T>
    {
        public void Fill(nint start, nint count, double* made)
        {
            unchecked
            {
                Values(row + start, count, scale, wide);
                Elementwise.Run(new Quotient<double>(length), wide, count, unit);
                Values(motion + start, count, Scale.One, wide);
                TensorPrimitives.Multiply(new ReadOnlySpan<double>(unit, (int)count), new ReadOnlySpan<double>(wide, (int)count), new Span<double>(made, (int)count));
            }
        }
    }

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
