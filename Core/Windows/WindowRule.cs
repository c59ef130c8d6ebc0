using static PoolFunctional.Windows.Arithmetic;

namespace PoolFunctional.Windows;

/// <summary>Where the windows of an axis lie, for every integer output position: a closed union, each case with its transpose, where it has one.</summary>
internal abstract partial record WindowRule
{
    private WindowRule() { }

    /// <summary>The taps of output <paramref name="output"/>.</summary>
    internal Taps At(long output) => WindowOf(output);

    /// <summary>The rule whose window at input <c>i</c> holds the outputs that <c>i</c> feeds, or why those are no windows.</summary>
    internal Result<WindowRule, PoolError> Transposed => Transpose();

    /// <summary>From the first to the last position that outputs <c>first … last</c> see, absent ones included.</summary>
    internal InputRange Hull(long first, long last) => HullOf(first, last);

    /// <summary>A count that no window's number of taps exceeds.</summary>
    internal abstract long Longest { get; }

    private protected abstract Taps WindowOf(long output);

    private protected abstract Result<WindowRule, PoolError> Transpose();

    /// <summary>Where neither starts nor ends ever go back, the first window begins the hull and the last one ends it.</summary>
    private protected virtual InputRange HullOf(long first, long last)
    {
        Taps end = At(last);
        return new(At(first).Start, end[end.Count - 1]);
    }

    /// <summary>Sliding: output o sees <c>First + o·Stride + j·Step</c> for j = 0 … Count−1.</summary>
    internal sealed record Sliding(long First, long Stride, long Count, long Step) : WindowRule
    {
        internal override long Longest => Count;

        private protected override Taps WindowOf(long output) => new(First + (output * Stride), Count, Step);

        private protected override Result<WindowRule, PoolError> Transpose() => Outcome.Ok<WindowRule>(new Feeding(this));
    }

    /// <summary>The transpose of <see cref="Sliding"/>: input i feeds <c>(i − First − j·Step) ÷ Stride</c> for each j that divides.</summary>
    internal sealed record Feeding(Sliding Forward) : WindowRule
    {
        internal override long Longest => Forward.Count;

        private protected override Taps WindowOf(long input)
        {
            long common = GreatestCommonDivisor(Forward.Stride, Forward.Step);
            long cycle = Forward.Stride / common;
            long distance = input - Forward.First;
            if (distance % common != 0) return new(0, 0, Forward.Step / common);

            // j repeats modulo the cycle, so one of its first members solves distance ≡ j·Step (mod Stride); the largest j is the first output.
            long residue = FirstTap(distance, cycle);
            if (residue >= Forward.Count) return new(0, 0, Forward.Step / common);
            long last = residue + ((Forward.Count - 1 - residue) / cycle * cycle);
            return new((distance - (last * Forward.Step)) / Forward.Stride, ((last - residue) / cycle) + 1, Forward.Step / common);
        }

        private protected override Result<WindowRule, PoolError> Transpose() => Outcome.Ok<WindowRule>(Forward);

        /// <summary>The least j ≥ 0 with j·Step ≡ distance (mod Stride), which exists because the common divisor divides the distance.</summary>
        private long FirstTap(long distance, long cycle)
        {
            Int128 common = Forward.Stride / cycle;
            Int128 solution = distance / common * Inverse(Forward.Step / (long)common % cycle, cycle) % cycle;
            return (long)(solution < 0 ? solution + cycle : solution);
        }

        /// <summary>The x with value·x ≡ 1 (mod modulus), for coprime arguments.</summary>
        private static Int128 Inverse(long value, long modulus) => modulus == 1 ? 0 : Bezout(value, modulus);

        private static Int128 Bezout(Int128 value, Int128 modulus) =>
            value == 1 ? 1 : (1 - (modulus * Bezout(modulus % value, value))) / value;
    }

    /// <summary>Adaptive: output o sees <c>⌊o·Inputs/Outputs⌋ … ⌈(o+1)·Inputs/Outputs⌉</c>. Its transpose has the two extents swapped.</summary>
    internal sealed record Proportional(long Inputs, long Outputs) : WindowRule
    {
        internal override long Longest => (Inputs / Outputs) + 2;

        private protected override Taps WindowOf(long output)
        {
            long start = (long)FloorDivide((Int128)output * Inputs, Outputs);
            return new(start, (long)CeilingDivide(((Int128)output + 1) * Inputs, Outputs) - start, 1);
        }

        private protected override Result<WindowRule, PoolError> Transpose() => Outcome.Ok<WindowRule>(new Proportional(Outputs, Inputs));
    }
}
