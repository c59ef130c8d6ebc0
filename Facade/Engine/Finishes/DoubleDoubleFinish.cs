using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotient of a double-double by an integer, with its correction.</summary>
internal readonly unsafe struct DoubleDoubleFinish : IFinish<double, DoubleDouble>
{
    public bool KeepsNumbers => false;

    public void Row(DoubleDouble* totals, nint length, long divisor, double* target) => Elementwise.Run(new Division(divisor), totals, length, target);

    private readonly struct Division(long divisor) : IElementwise<DoubleDouble, double>
    {
        public static int Count => Vector<double>.Count;

        public double One(DoubleDouble value) => Element.Canonical(value.DividedBy(divisor));

        /// <summary>The very operations of <see cref="DoubleDouble.DividedBy"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(DoubleDouble* source, double* target)
        {
            (Vector<double> high, Vector<double> low) = Pairs.Split((double*)source);
            Vector<double> by = Vector.Create((double)divisor);
            Vector<double> quotient = high / by;
            Vector<double> top = Vector.AsVectorDouble(Vector.AsVectorInt64(quotient) & Vector.Create(~0x7FFFFFFL));
            Vector<double> remainder = (high - (top * by)) - ((quotient - top) * by);
            Vector<double> corrected = quotient + ((remainder + low) / by);
            Vector<long> isFinite = Vector.LessThanOrEqual(Vector.Abs(corrected), Vector.Create(double.MaxValue));
            CanonicalFinish<double>.Canonical(Vector.ConditionalSelect(isFinite, corrected, quotient)).Store(target);
        }
    }
}
