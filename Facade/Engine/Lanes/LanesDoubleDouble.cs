using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Double-doubles, as many as there are doubles in a register; they only add.</summary>
/// <remarks>Unpacked they are not in the order of memory, but all in the same one, and packing brings it back.</remarks>
internal readonly unsafe struct LanesDoubleDouble : ILanes<LanesDoubleDouble, DoubleDouble>
{
    private readonly Vector<double> high;
    private readonly Vector<double> low;

    private LanesDoubleDouble(Vector<double> high, Vector<double> low) => (this.high, this.low) = (high, low);

    public static int Count => Vector<double>.Count;

    /// <summary>The first half of the lanes, as they lie in memory.</summary>
    private Vector<double> First => Pairs.Firsts(high, low);

    /// <summary>The second half of the lanes, as they lie in memory.</summary>
    private Vector<double> Second => Pairs.Seconds(high, low);

    public static LanesDoubleDouble Create(DoubleDouble value) => new(Vector.Create(value.High), Vector.Create(value.Low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesDoubleDouble Load(DoubleDouble* source) => Unpack(Vector.Load((double*)source), Vector.Load(unchecked((double*)source + Vector<double>.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanesDoubleDouble value, DoubleDouble* target)
    {
        value.First.Store((double*)target);
        value.Second.Store(unchecked((double*)target + Vector<double>.Count));
    }

    public static LanesDoubleDouble Select(LanesDoubleDouble mask, LanesDoubleDouble value, LanesDoubleDouble other) =>
        new(Vector.ConditionalSelect(mask.high, value.high, other.high), Vector.ConditionalSelect(mask.low, value.low, other.low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesDoubleDouble Even(LanesDoubleDouble left, LanesDoubleDouble right) => Unpack(Pairs.Even(left.First, left.Second), Pairs.Even(right.First, right.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesDoubleDouble Odd(LanesDoubleDouble left, LanesDoubleDouble right) => Unpack(Pairs.Odd(left.First, left.Second), Pairs.Odd(right.First, right.Second));

    /// <summary>The very operations of <see cref="DoubleDouble.Add"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesDoubleDouble Add(LanesDoubleDouble left, LanesDoubleDouble right)
    {
        Vector<double> sum = left.high + right.high;
        Vector<double> shadow = sum - left.high;
        Vector<double> error = (left.high - (sum - shadow)) + (right.high - shadow);
        Vector<double> low = error + (left.low + right.low);
        Vector<double> high = Vector.ConditionalSelect(Vector.Equals(low, Vector<double>.Zero), sum, sum + low);
        Vector<double> isFinite = Vector.AsVectorDouble(Vector.LessThanOrEqual(Vector.Abs(high), Vector.Create(double.MaxValue)));
        return new(Vector.ConditionalSelect(isFinite, high, sum), isFinite & (low - (high - sum)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LanesDoubleDouble Unpack(Vector<double> left, Vector<double> right) => new(Pairs.Firsts(left, right), Pairs.Seconds(left, right));
}

/// <summary>One double-double; it only adds.</summary>
internal readonly unsafe struct OneDoubleDouble : ILanes<OneDoubleDouble, DoubleDouble>
{
    private readonly DoubleDouble value;

    private OneDoubleDouble(DoubleDouble value) => this.value = value;

    public static int Count => 1;

    public static OneDoubleDouble Create(DoubleDouble value) => new(value);

    public static OneDoubleDouble Load(DoubleDouble* source) => new(*source);

    public static void Store(OneDoubleDouble value, DoubleDouble* target) => *target = value.value;

    public static OneDoubleDouble Select(OneDoubleDouble mask, OneDoubleDouble value, OneDoubleDouble other) => value;

    public static OneDoubleDouble Even(OneDoubleDouble left, OneDoubleDouble right) => left;

    public static OneDoubleDouble Odd(OneDoubleDouble left, OneDoubleDouble right) => right;

    public static OneDoubleDouble Add(OneDoubleDouble left, OneDoubleDouble right) => new(DoubleDouble.Add(left.value, right.value));
}
