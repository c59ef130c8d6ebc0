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

/// <summary><see cref="Normalization.L2"/> of a row, in place.</summary>
internal static unsafe class UnitLength
{
    /// <summary>Room behind a row for the whole registers that <see cref="HalvingKernel"/> reads and writes.</summary>
    private const int Pad = 32;

    /// <summary>Doubles of scratch memory for a row: its values, and a power of two of squares.</summary>
    internal static nint ScratchOf(nint features) => features + Pad + Places(features) + Pad;

    internal static void Row<T>(T* row, nint features, double* scratch)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            double* values = scratch;
            double* squares = scratch + features + Pad;
            if (typeof(T) == typeof(double)) Shrink((double*)row, features, values, squares);
            else default(WideningLift<T, double>).Row(row, features, values);
            Elementwise.Run(default(Square), values, features, squares);
            double length = double.Sqrt(Total<AddReducer<double>>(squares, features));
            if (length == 0) return;
            Elementwise.Run(new Quotient<double>(length), values, features, squares);
            if (typeof(T) == typeof(double)) default(CanonicalFinish<double>).Row(squares, features, 1, (double*)row);
            else default(NarrowingQuotientFinish<T, double>).Row(squares, features, 1, row);
        }
    }

    /// <summary>The values by the power of two of the largest magnitude.</summary>
    private static void Shrink(double* row, nint features, double* values, double* scratch)
    {
        Elementwise.Run(default(Magnitude), row, features, scratch);
        Scale scale = Scale.Of(Total<MaxReducer<double>>(scratch, features));
        Elementwise.Run(new Shrinking(Power.PowerOfTwo(-scale.First), Power.PowerOfTwo(-scale.Second)), row, features, values);
    }

    /// <summary>The pairwise fold of a row, which it destroys.</summary>
    private static double Total<TReducer>(double* row, nint length)
        where TReducer : struct, IReducer<double>
    {
        unchecked
        {
            nint places = Places(length);
            new Span<double>(row + length, (int)(places - length)).Fill(TReducer.Absent);
            for (; places > 1; places /= 2) HalvingKernel.Run<double, TReducer, NumberLanes<double>>(row, row, places / 2);
            return row[0];
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
