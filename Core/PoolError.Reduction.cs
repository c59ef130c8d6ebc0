namespace PoolFunctional;

/// <content>What is wrong with a reduction's numbers.</content>
public abstract partial record PoolError
{
    /// <summary>A sharpness that is not a positive number.</summary>
    public sealed record SharpnessNotPositive : PoolError
    {
        internal SharpnessNotPositive(double sharpness)
            : base(ErrorSubject.Reduction) => Sharpness = sharpness;

        /// <summary>The sharpness.</summary>
        public double Sharpness { get; }

        private protected override FormattableString Describe() => $"The sharpness is {Sharpness}; it must be positive and finite.";
    }

    /// <summary>A least value below 0, infinite or NaN.</summary>
    public sealed record EpsilonNegative : PoolError
    {
        internal EpsilonNegative(double epsilon)
            : base(ErrorSubject.Reduction) => Epsilon = epsilon;

        /// <summary>The least value.</summary>
        public double Epsilon { get; }

        private protected override FormattableString Describe() => $"Epsilon is {Epsilon}; it must be at least 0 and finite.";
    }

    /// <summary>A weight outside 0 to 1.</summary>
    public sealed record WeightOutOfRange : PoolError
    {
        internal WeightOutOfRange(double weight)
            : base(ErrorSubject.Reduction) => Weight = weight;

        /// <summary>The weight.</summary>
        public double Weight { get; }

        private protected override FormattableString Describe() => $"The weight is {Weight}; it must be from 0 to 1.";
    }

    /// <summary>A reduction whose value does not move with its taps, or nobody can tell how: of quantised elements, which are steps, and a user's own.</summary>
    public sealed record NoGradient : PoolError
    {
        internal NoGradient(string reduction)
            : base(ErrorSubject.Reduction) => Reduction = reduction;

        /// <summary>The reduction.</summary>
        public string Reduction { get; }

        private protected override FormattableString Describe() => $"{Reduction} has no gradient: quantised elements move in steps, and of a reduction of your own nothing is known but how it combines.";
    }

    /// <summary>A reduction without a number that is learned.</summary>
    public sealed record NoParameter : PoolError
    {
        internal NoParameter(string reduction)
            : base(ErrorSubject.Reduction) => Reduction = reduction;

        /// <summary>The reduction.</summary>
        public string Reduction { get; }

        private protected override FormattableString Describe() => $"{Reduction} has no parameter to learn; a generalized mean has its finite exponent, a log-sum-exp its sharpness, a mixed reduction its weight.";
    }

    /// <summary>A place below 0.</summary>
    public sealed record PlaceNegative : PoolError
    {
        internal PlaceNegative(long place)
            : base(ErrorSubject.Reduction) => Place = place;

        /// <summary>The place.</summary>
        public long Place { get; }

        private protected override FormattableString Describe() => $"The place is {Place}; places are counted from 0.";
    }
}
