namespace PoolFunctional;

/// <content>What is wrong with gradients.</content>
public abstract partial record PoolError
{
    /// <summary>A gradient that is to be divided among equal taps, where elements are integers.</summary>
    public sealed record TiesSplitIntegers : PoolError
    {
        internal TiesSplitIntegers(string typeName)
            : base(ErrorSubject.Ties) => TypeName = typeName;

        /// <summary>The type of the elements.</summary>
        public string TypeName { get; }

        private protected override FormattableString Describe() => $"Ties.Split divides a gradient, which {TypeName} elements cannot hold; use Ties.First or Ties.All, or float, double or Half.";
    }
}
