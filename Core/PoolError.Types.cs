namespace PoolFunctional;

/// <content>What is wrong with the types of elements and results, and with what a quantised type means.</content>
public abstract partial record PoolError
{
    /// <summary>Results of a type that elements of another are not pooled into.</summary>
    public sealed record ResultTypeUnsupported : PoolError
    {
        internal ResultTypeUnsupported(string elementType, string resultType)
            : base(ErrorSubject.ResultType) => (ElementType, ResultType) = (elementType, resultType);

        /// <summary>The name of the element type.</summary>
        public string ElementType { get; }

        /// <summary>The name of the results' type.</summary>
        public string ResultType { get; }

        private protected override FormattableString Describe() =>
            $"Elements of {ElementType} are not pooled into results of {ResultType}; integers are summed into wider integers, and integers, Half and float are summed and averaged into wider floating types.";
    }

    /// <summary>A reduction whose results have the type of the elements.</summary>
    public sealed record ResultKeepsElementType : PoolError
    {
        internal ResultKeepsElementType(string reduction)
            : base(ErrorSubject.Reduction) => Reduction = reduction;

        /// <summary>The name of the reduction.</summary>
        public string Reduction { get; }

        private protected override FormattableString Describe() => $"{Reduction} has results of the type of its elements; sums and averages alone have wider ones.";
    }

    /// <summary>An element type that has no quantised meaning.</summary>
    public sealed record QuantizedTypeRequired : PoolError
    {
        internal QuantizedTypeRequired(string elementType)
            : base(ErrorSubject.ElementType) => ElementType = elementType;

        /// <summary>The name of the element type.</summary>
        public string ElementType { get; }

        private protected override FormattableString Describe() => $"Quantised pooling takes sbyte, byte, short and ushort; {ElementType} is none of them.";
    }

    /// <summary>A scale that is not a positive number.</summary>
    public sealed record ScaleNotPositive : PoolError
    {
        internal ScaleNotPositive(double scale)
            : base(ErrorSubject.Reduction) => Scale = scale;

        /// <summary>The scale.</summary>
        public double Scale { get; }

        private protected override FormattableString Describe() => $"The scale of a quantisation is {Scale}; it must be positive and finite.";
    }

    /// <summary>A zero point that is no element.</summary>
    public sealed record ZeroPointOutOfRange : PoolError
    {
        internal ZeroPointOutOfRange(long zeroPoint, string elementType, long least, long greatest)
            : base(ErrorSubject.Reduction) => (ZeroPoint, ElementType, Least, Greatest) = (zeroPoint, elementType, least, greatest);

        /// <summary>The zero point.</summary>
        public long ZeroPoint { get; }

        /// <summary>The name of the element type.</summary>
        public string ElementType { get; }

        /// <summary>The least element.</summary>
        public long Least { get; }

        /// <summary>The greatest element.</summary>
        public long Greatest { get; }

        private protected override FormattableString Describe() => $"The zero point of a quantisation is {ZeroPoint}; for {ElementType} it must be from {Least} to {Greatest}.";
    }

    /// <summary>Two scales whose ratio is no finite number.</summary>
    public sealed record ScaleRatioInfinite : PoolError
    {
        internal ScaleRatioInfinite(double input, double output)
            : base(ErrorSubject.Reduction) => (Input, Output) = (input, output);

        /// <summary>The input's scale.</summary>
        public double Input { get; }

        /// <summary>The result's scale.</summary>
        public double Output { get; }

        private protected override FormattableString Describe() => $"The input's scale {Input} over the result's {Output} is beyond any double.";
    }

    /// <summary>A user's reduction asked of elements that it was not written for.</summary>
    public sealed record ReductionOfOtherElements : PoolError
    {
        internal ReductionOfOtherElements(string reduction, string written, string elementType)
            : base(ErrorSubject.ElementType) => (Reduction, Written, ElementType) = (reduction, written, elementType);

        /// <summary>The name of the reduction's operator.</summary>
        public string Reduction { get; }

        /// <summary>The name of the element type that it was written for.</summary>
        public string Written { get; }

        /// <summary>The name of the element type asked for.</summary>
        public string ElementType { get; }

        private protected override FormattableString Describe() => $"{Reduction} reduces elements of {Written}, not of {ElementType}.";
    }

    /// <summary>A window that cannot be placed before the length of a stream is known.</summary>
    public sealed record LengthUnknown : PoolError
    {
        internal LengthUnknown(string part)
            : base(ErrorSubject.Window) => Part = part;

        /// <summary>The kind of window or of padding.</summary>
        public string Part { get; }

        private protected override FormattableString Describe() => $"{Part} depends on the extent of the streamed axis, which is unknown before the stream is complete; a sliding window with explicit padding or none does not.";
    }
}
