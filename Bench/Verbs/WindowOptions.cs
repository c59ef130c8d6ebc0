using System.CommandLine;
using System.Globalization;

namespace PoolFunctional.Bench.Verbs;

/// <summary>The options that describe a window, shared by every verb that takes one.</summary>
internal sealed class WindowOptions
{
    private const string Keep = "keep";

    private readonly Option<string?> kernel = new("--kernel", "-k") { Description = "Taps per axis: 2, or 3x2 for an axis each.", HelpName = "SIZE" };
    private readonly Option<string?> stride = new("--stride", "-s") { Description = "Elements between window starts; the kernel size if omitted.", HelpName = "SIZE" };
    private readonly Option<string?> padding = new("--padding", "-p") { Description = "Elements on every side (1, 1x2), or same, same-lower or causal.", HelpName = "SIZE" };
    private readonly Option<string?> dilation = new("--dilation", "-d") { Description = "Elements between taps; 1 is dense.", HelpName = "SIZE" };
    private readonly Option<bool> ceiling = new("--ceiling") { Description = "A partial last window counts." };
    private readonly Option<string?> adaptive = new("--adaptive", "-a") { Description = "Output size instead of a kernel: 7x7, or 7xkeep to leave an axis.", HelpName = "SIZE" };
    private readonly Option<string?> fractional = new("--fractional") { Description = "Output size of fractional windows of --kernel taps, drawn by --seed; without --kernel, of lengths that differ by one.", HelpName = "SIZE" };
    private readonly Option<long> seed = new("--seed") { Description = "What fractional windows are drawn by.", DefaultValueFactory = _ => 0, HelpName = "N" };
    private readonly Option<string?> starts = new("--starts") { Description = "The first inputs of windows one by one, 0,3,5, the same on every axis; with --lengths.", HelpName = "LIST" };
    private readonly Option<string?> lengths = new("--lengths") { Description = "The lengths of the windows of --starts.", HelpName = "LIST" };
    private readonly Option<bool> global = new("--global", "-g") { Description = "One window over everything." };

    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { kernel, stride, padding, dilation, ceiling, adaptive, fractional, seed, starts, lengths, global }) command.Add(option);
    }

    /// <summary>The window that the options describe, or a failure that says which of them is wrong.</summary>
    internal Window Read(ParseResult parsed, int axes)
    {
        string? size = parsed.GetValue(kernel);
        string? output = parsed.GetValue(adaptive);
        bool everything = parsed.GetValue(global);
        string? drawn = parsed.GetValue(fractional);
        if (drawn is not null && output is null && !everything) return Fractional(parsed, drawn, size, axes);
        if (parsed.GetValue(starts) is { } list && size is null && output is null && !everything) return Listed(parsed, list, axes);
        if ((size is null ? 0 : 1) + (output is null ? 0 : 1) + (everything ? 1 : 0) != 1) throw new Failure("Say exactly one of --kernel, --adaptive, --fractional, --starts and --global.");
        if (size is not null) return Sliding(parsed, size, axes);
        RefuseSlidingOptions(parsed);
        return output is null ? Window.Global : Window.Adaptive(PerAxis("--adaptive", output, axes));
    }

    /// <summary>The numbers of <c>7x9</c>.</summary>
    internal static int[] Sizes(string name, string text) => [.. text.Split('x', 'X', '×').Select(part => Size(name, text, part))];

    private Window Fractional(ParseResult parsed, string output, string? size, int axes)
    {
        RefuseSlidingOptions(parsed);
        FractionalSequence sequence = size is null ? FractionalSequence.Random() : FractionalSequence.Intervals(PerAxis("--kernel", size, axes));
        return Window.Fractional(PerAxis("--fractional", output, axes), sequence, FractionalSamples.Seeded(parsed.GetValue(seed)));
    }

    private Window Listed(ParseResult parsed, string first, int axes)
    {
        RefuseSlidingOptions(parsed);
        WindowList list = WindowList.Of(List("--starts", first), List("--lengths", parsed.GetValue(lengths) ?? ""));
        return Window.Explicit([.. Enumerable.Repeat(list, axes)]);
    }

    private static int[] List(string name, string text) =>
        [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw new Failure($"{name} {text} is not a list of numbers; write 0,3,5."))];

    private Window Sliding(ParseResult parsed, string size, int axes) =>
        Window.Sliding(
            PerAxis("--kernel", size, axes),
            PerAxis("--stride", parsed.GetValue(stride), axes),
            Padding(parsed.GetValue(padding), axes),
            PerAxis("--dilation", parsed.GetValue(dilation), axes),
            parsed.GetValue(ceiling) ? Rounding.Ceiling : Rounding.Floor);

    private void RefuseSlidingOptions(ParseResult parsed)
    {
        foreach (Option option in new Option[] { stride, padding, dilation, ceiling })
        {
            if (parsed.GetResult(option) is { Implicit: false }) throw new Failure($"{option.Name} belongs to --kernel; other windows have none.");
        }
    }

    private static Padding? Padding(string? text, int axes) => text switch
    {
        null => null,
        "same" => PoolFunctional.Padding.SameUpper,
        "same-lower" => PoolFunctional.Padding.SameLower,
        "causal" => PoolFunctional.Padding.Causal,
        var sizes => PoolFunctional.Padding.Symmetric(PerAxis("--padding", sizes, axes)),
    };

    private static int[] PerAxis(string name, string? text, int axes)
    {
        if (text is null) return [];
        int[] sizes = Sizes(name, text);
        return sizes.Length == 1 ? [.. Enumerable.Repeat(sizes[0], axes)]
            : sizes.Length == axes ? sizes
            : throw new Failure($"{name} {text} has {sizes.Length} numbers; the input has {axes} axes.");
    }

    private static int Size(string name, string text, string part) =>
        part == Keep && name == "--adaptive" ? Window.Keep
        : int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int size) && !(size == Window.Keep && name == "--adaptive") ? size
        : throw new Failure($"{name} {text} is not a size; write 2, or 3x2 for an axis each.");
}
