namespace PoolFunctional;

/// <content>What is wrong with the arguments of another library's layer, in that library's own words.</content>
public abstract partial record PoolError
{
    /// <summary>An argument of another library's layer that has no meaning.</summary>
    public abstract record PeerArgument : PoolError
    {
        private protected PeerArgument(string parameter, ErrorSubject subject)
            : base(subject) => Parameter = parameter;

        /// <summary>The parameter, as the other library spells it.</summary>
        public string Parameter { get; }
    }

    /// <summary>A list whose length does not fit the layer's spatial axes.</summary>
    public sealed record PeerListLength : PeerArgument
    {
        internal PeerListLength(string parameter, int given, int needed)
            : base(parameter, ErrorSubject.Window) =>
            (Given, Needed) = (given, needed);

        /// <summary>The entries that were given.</summary>
        public int Given { get; }

        /// <summary>The entries that are needed.</summary>
        public int Needed { get; }

        private protected override FormattableString Describe() => $"{Parameter} has {Given} entries; it needs {Needed}.";
    }

    /// <summary>A number outside its range.</summary>
    public sealed record PeerNumberOutOfRange : PeerArgument
    {
        internal PeerNumberOutOfRange(string parameter, int entry, long value, long least, long most)
            : base(parameter, ErrorSubject.Window) =>
            (Entry, Value, Least, Most) = (entry, value, least, most);

        /// <summary>Which entry of the list, counted from 0.</summary>
        public int Entry { get; }

        /// <summary>The number.</summary>
        public long Value { get; }

        /// <summary>The least that is possible.</summary>
        public long Least { get; }

        /// <summary>The most that is possible.</summary>
        public long Most { get; }

        private protected override FormattableString Describe() => $"Entry {Entry} of {Parameter} is {Value}; it must be from {Least} to {Most}.";
    }

    /// <summary>A divisor of 0.</summary>
    public sealed record PeerDivisorZero : PeerArgument
    {
        internal PeerDivisorZero(string parameter)
            : base(parameter, ErrorSubject.Reduction) { }

        private protected override FormattableString Describe() => $"{Parameter} is 0; an average cannot be divided by it.";
    }

    /// <summary>An exponent below 1, or NaN, or one with a fraction where only whole ones exist.</summary>
    public sealed record PeerExponentOutOfRange : PeerArgument
    {
        internal PeerExponentOutOfRange(string parameter, double value, bool mustBeWhole)
            : base(parameter, ErrorSubject.Reduction) =>
            (Value, MustBeWhole) = (value, mustBeWhole);

        /// <summary>The exponent.</summary>
        public double Value { get; }

        /// <summary>Whether only whole numbers are possible.</summary>
        public bool MustBeWhole { get; }

        private protected override FormattableString Describe() => MustBeWhole ? (FormattableString)$"{Parameter} is {Value}; it must be a whole number of at least 1." : $"{Parameter} is {Value}; it must be at least 1, or infinity.";
    }

    /// <summary>A word that the parameter does not know.</summary>
    public sealed record PeerWordUnknown : PeerArgument
    {
        internal PeerWordUnknown(string parameter, string word, Sequence<string> known)
            : base(parameter, ErrorSubject.Window) =>
            (Word, Known) = (word, known);

        /// <summary>The word.</summary>
        public string Word { get; }

        /// <summary>The words that it knows.</summary>
        public Sequence<string> Known { get; }

        private protected override FormattableString Describe() => $"{Parameter} is \"{Word}\"; it must be one of {Known}.";
    }

    /// <summary>An argument that may not be given beside another.</summary>
    public sealed record PeerArgumentsExclude : PeerArgument
    {
        internal PeerArgumentsExclude(string parameter, string other)
            : base(parameter, ErrorSubject.Window) => Other = other;

        /// <summary>The argument that excludes it, with its value.</summary>
        public string Other { get; }

        private protected override FormattableString Describe() => $"{Parameter} cannot be given beside {Other}.";
    }

    /// <summary>An argument that the operator has only since a later version.</summary>
    public sealed record PeerArgumentTooNew : PeerArgument
    {
        internal PeerArgumentTooNew(string parameter, string operation, int opset, int since)
            : base(parameter, ErrorSubject.Window) =>
            (Operation, Opset, Since) = (operation, opset, since);

        /// <summary>The operator.</summary>
        public string Operation { get; }

        /// <summary>The version that was asked for.</summary>
        public int Opset { get; }

        /// <summary>The version from which on the operator has it.</summary>
        public int Since { get; }

        private protected override FormattableString Describe() => $"{Operation} has {Parameter} since opset {Since}; this is opset {Opset}.";
    }
}
