namespace PoolFunctional.Presets;

/// <summary>Other libraries' numbers, one per axis and in their range, or what is wrong with them under the other library's name.</summary>
internal static class PeerNumbers
{
    /// <summary>One number per axis: the list as it is, or its only number on each; where none is given, what stands for it.</summary>
    internal static Result<Sequence<int>, PoolError> PerAxis(string parameter, PerAxis given, int axes, int least, Sequence<int> otherwise) =>
        given.Numbers.Count == 0 && otherwise.Count == axes ? Outcome.Ok(otherwise)
        : given.Numbers.Count == 1 || given.Numbers.Count == axes
            ? Outcome.Unless(Sequence.Tabulate(axes, axis => given.Numbers[given.Numbers.Count == 1 ? 0 : axis]), TooSmall(parameter, given.Numbers, least))
            : Outcome.Fail<Sequence<int>>(new PoolError.PeerListLength(parameter, given.Numbers.Count, axes));

    /// <summary>A list of exactly so many numbers; where none is given, the same number so often.</summary>
    internal static Result<Sequence<int>, PoolError> List(string parameter, Sequence<long> given, int count, int least, int otherwise) =>
        given.Count == 0 ? Outcome.Ok(Sequence.Tabulate(count, _ => otherwise))
        : given.Count != count ? Outcome.Fail<Sequence<int>>(new PoolError.PeerListLength(parameter, given.Count, count))
        : Outcome.Unless(given, OutOfRange(parameter, given, least)).Select(numbers => numbers.Select(number => (int)number).ToSequence());

    /// <summary>An exponent of at least 1.</summary>
    internal static Result<double, PoolError> Exponent(string parameter, double value, bool mustBeWhole) =>
        Outcome.Unless(value, value >= 1 && (!mustBeWhole || double.IsInteger(value)) ? [] : [new PoolError.PeerExponentOutOfRange(parameter, value, mustBeWhole)]);

    /// <summary>0 or 1.</summary>
    internal static Result<bool, PoolError> Flag(string parameter, long value) =>
        Outcome.Unless(value == 1, value is 0 or 1 ? [] : [new PoolError.PeerNumberOutOfRange(parameter, 0, value, 0, 1)]);

    private static IEnumerable<PoolError> TooSmall(string parameter, Sequence<int> numbers, int least) => OutOfRange(parameter, numbers.Select(number => (long)number).ToSequence(), least);

    private static IEnumerable<PoolError> OutOfRange(string parameter, Sequence<long> numbers, int least) =>
        numbers.Index().Where(entry => entry.Item < least || entry.Item > int.MaxValue).Select(entry => new PoolError.PeerNumberOutOfRange(parameter, entry.Index, entry.Item, least, int.MaxValue));
}
