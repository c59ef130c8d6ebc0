namespace PoolFunctional.Windows;

/// <content>Windows that are a list.</content>
internal abstract partial record WindowRule
{
    /// <summary>The most windows that a list holds.</summary>
    internal const long LongestList = 1L << 24;

    /// <summary>Listed: output o sees <c>Starts[o] … Starts[o] + Counts[o] − 1</c>; there are no windows beyond the list.</summary>
    internal sealed record Listed(Sequence<long> Starts, Sequence<long> Counts) : WindowRule
    {
        internal override long Longest { get; } = Counts.Max();

        /// <summary>The first output whose window starts or ends before its predecessor's, if there is one.</summary>
        private Sequence<long> GoingBack { get; } = Enumerable.Range(1, Starts.Count - 1)
            .Where(output => Starts[output] < Starts[output - 1] || Starts[output] + Counts[output] < Starts[output - 1] + Counts[output - 1])
            .Select(output => (long)output)
            .Take(1)
            .ToSequence();

        internal long End(long output) => Starts[(int)output] + Counts[(int)output];

        private protected override Taps WindowOf(long output) =>
            output < 0 || output >= Starts.Count ? new(0, 0, 1) : new(Starts[(int)output], Counts[(int)output], 1);

        /// <summary>Only where starts and ends are in order are the outputs that an input feeds neighbours, and so windows.</summary>
        private protected override Result<WindowRule, PoolError> Transpose() =>
            GoingBack.Select(output => Outcome.Fail<WindowRule>(new PoolError.NoTranspose(output))).SingleOrDefault(Outcome.Ok<WindowRule>(new Reverse(this)));

        private protected override InputRange HullOf(long first, long last)
        {
            (long low, long high) = (long.MaxValue, 0L);
            for (long output = long.Max(first, 0); output <= long.Min(last, Starts.Count - 1); output++)
            {
                if (Counts[(int)output] > 0) (low, high) = (long.Min(low, Starts[(int)output]), low == long.MaxValue ? End(output) : long.Max(high, End(output)));
            }

            return low == long.MaxValue ? InputRange.Nothing : new(low, high - 1);
        }
    }

    /// <summary>The transpose of <see cref="Listed"/>: input i feeds the outputs from the first that ends beyond i up to the first that starts beyond it.</summary>
    internal sealed record Reverse(Listed Forward) : WindowRule
    {
        internal override long Longest => Forward.Starts.Count;

        private protected override Taps WindowOf(long input)
        {
            long first = FirstWhere(output => Forward.End(output) > input);
            return new(first, FirstWhere(output => Forward.Starts[(int)output] > input) - first, 1);
        }

        private protected override Result<WindowRule, PoolError> Transpose() => Outcome.Ok<WindowRule>(Forward);

        /// <summary>The first output of which something is so that, once so, stays so.</summary>
        private long FirstWhere(Func<long, bool> isSo)
        {
            (long low, long high) = (0, Forward.Starts.Count);
            while (low < high)
            {
                long middle = (low + high) / 2;
                (low, high) = isSo(middle) ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }
}
