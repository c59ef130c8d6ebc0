namespace PoolFunctional.Presets;

/// <summary>The pooling layers of Keras and TensorFlow as windows and reductions.</summary>
internal static class KerasLayers
{
    private static readonly Sequence<string> paddings = ["valid", "same"];
    private static readonly Sequence<string> formats = ["channels_last", "channels_first"];

    internal static Result<Preset, PoolError> Pooling(int axes, PerAxis poolSize, PerAxis strides, string padding, Reduction reduction) =>
        from kernel in PeerNumbers.PerAxis("pool_size", poolSize, axes, 1, Sequence.Tabulate(axes, _ => 2))
        from step in PeerNumbers.PerAxis("strides", strides, axes, 1, kernel)
        from word in Word("padding", padding, paddings)
        select new Preset(Window.Sliding(kernel.AsSpan(), step.AsSpan(), word == "same" ? Padding.SameUpper : Padding.None), reduction);

    /// <summary>One window over every axis, of a number of axes that is known.</summary>
    internal static Preset Global(int axes, Reduction reduction) => new(Window.Adaptive(Sequence.Tabulate(axes, _ => 1).AsSpan()), reduction);

    internal static Result<bool, PoolError> IsChannelsLast(string? dataFormat) => Word("data_format", dataFormat ?? "channels_last", formats).Select(word => word == "channels_last");

    /// <summary>The word as the library's own lists have it; it takes upper case, too.</summary>
    private static Result<string, PoolError> Word(string parameter, string word, Sequence<string> known) =>
        known.Where(candidate => string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase)).Select(Outcome.Ok).FirstOrDefault(Outcome.Fail<string>(new PoolError.PeerWordUnknown(parameter, word, known)));
}
