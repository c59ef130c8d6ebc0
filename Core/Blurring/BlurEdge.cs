namespace PoolFunctional;

/// <summary>What a blur sees beyond the input's ends. A closed union.</summary>
public abstract record BlurEdge
{
    private BlurEdge() { }

    /// <summary>The input mirrored about its first and last element, which are not repeated: <c>… x₂ x₁ | x₀ x₁ …</c>. A window may reach n − 1 beyond either end.</summary>
    public static BlurEdge Reflect { get; } = new ReflectEdge();

    /// <summary>The first and the last element, as often as needed: <c>… x₀ x₀ | x₀ x₁ …</c>.</summary>
    public static BlurEdge Replicate { get; } = new ReplicateEdge();

    /// <summary>Nothing: a tap outside is absent and weighs nothing, which is what zeros would give (but a sum of −0 alone stays −0).</summary>
    public static BlurEdge Zero { get; } = new ZeroEdge();

    /// <summary>Where a position takes its value from; −1 where it has none.</summary>
    internal long SourceOf(long position, long extent) => position >= 0 && position < extent ? position : Beyond(position, extent);

    /// <summary>How far beyond an end a position may lie.</summary>
    internal long Reach(long extent) => Farthest(extent);

    /// <summary>The places from <paramref name="start"/> to before the first element whose source an input is, in order.</summary>
    internal IEnumerable<long> PlacesBefore(long input, long start) => Places(Before(input, start));

    /// <summary>The places from after the last element to <paramref name="end"/>, exclusive, whose source an input is, in order.</summary>
    internal IEnumerable<long> PlacesAfter(long input, long extent, long end) => Places(After(input, extent, end));

    private protected virtual (long From, long To) Before(long input, long start) => (0, 0);

    private protected virtual (long From, long To) After(long input, long extent, long end) => (0, 0);

    private static IEnumerable<long> Places((long From, long To) range)
    {
        for (long place = range.From; place < range.To; place++) yield return place;
    }

    private protected abstract long Beyond(long position, long extent);

    private protected virtual long Farthest(long extent) => long.MaxValue;

    /// <summary>See <see cref="Reflect"/>.</summary>
    public sealed record ReflectEdge : BlurEdge
    {
        internal ReflectEdge() { }

        private protected override (long From, long To) Before(long input, long start) => input > 0 && -input >= start ? (-input, 1 - input) : (0, 0);

        private protected override (long From, long To) After(long input, long extent, long end)
        {
            long mirrored = (2 * (extent - 1)) - input;
            return mirrored >= extent && mirrored < end ? (mirrored, mirrored + 1) : (0, 0);
        }

        private protected override long Beyond(long position, long extent) => position < 0 ? -position : (2 * (extent - 1)) - position;

        private protected override long Farthest(long extent) => extent - 1;
    }

    /// <summary>See <see cref="Replicate"/>.</summary>
    public sealed record ReplicateEdge : BlurEdge
    {
        internal ReplicateEdge() { }

        private protected override (long From, long To) Before(long input, long start) => input == 0 ? (start, 0) : (0, 0);

        private protected override (long From, long To) After(long input, long extent, long end) => input == extent - 1 ? (extent, end) : (0, 0);

        private protected override long Beyond(long position, long extent) => position < 0 ? 0 : extent - 1;
    }

    /// <summary>See <see cref="Zero"/>.</summary>
    public sealed record ZeroEdge : BlurEdge
    {
        internal ZeroEdge() { }

        private protected override long Beyond(long position, long extent) => -1;
    }
}
