using System.CommandLine;
using System.Globalization;

namespace PoolFunctional.Bench.Verbs;

/// <summary>The options that describe a window, shared by every verb that takes one.</summary>
internal sealed class WindowOptions
{
    private const string Keep = "keep";

    private readonly Option<string?> kernel = new("--kernel", "-k") { Description = "Taps per axis: 2, or 3x2 for an axis each.", HelpName = "SIZE" };
    private readonly Option<string?> stride = new("--stride", "-s") { Description = "Elements between window starts; the kernel size if omitted.", HelpName = "SIZE" };
    private readonly Option<string?> padding = new("--padding", "-p") { Description = "Elements on every side (1, 1x2), or same, or same-lower.", HelpName = "SIZE" };
    private readonly Option<string?> dilation = new("--dilation", "-d") { Description = "Elements between taps; 1 is dense.", HelpName = "SIZE" };
    private readonly Option<bool> ceiling = new("--ceiling") { Description = "A partial last window counts." };
    private readonly Option<string?> adaptive = new("--adaptive", "-a") { Description = "Output size instead of a kernel: 7x7, or 7xkeep to leave an axis.", HelpName = "SIZE" };
    private readonly Option<bool> global = new("--global", "-g") { Description = "One window over everything." };

    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { kernel, stride, padding, dilation, ceiling, adaptive, global }) command.Add(option);
    }

    /// <summary>The window that the options describe, or a failure that says which of them is wrong.</summary>
    internal Window Read(ParseResult parsed, int axes)
    {
        string? size = parsed.GetValue(kernel);
        string? output = parsed.GetValue(adaptive);
        bool everything = parsed.GetValue(global);
        if ((size is null ? 0 : 1) + (output is null ? 0 : 1) + (everything ? 1 : 0) != 1) throw new Failure("Say exactly one of --kernel, --adaptive and --global.");
        if (size is not null) return Sliding(parsed, size, axes);
        RefuseSlidingOptions(parsed);
        return output is null ? Window.Global : Window.Adaptive(PerAxis("--adaptive", output, axes));
    }

    /// <summary>The numbers of <c>7x9</c>.</summary>
    internal static int[] Sizes(string name, string text) => [.. text.Split('x', 'X', '×').Select(part => Size(name, text, part))];

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
            if (parsed.GetResult(option) is { Implicit: false }) throw new Failure($"{option.Name} belongs to --kernel; adaptive and global windows have none.");
        }
    }

    private static Padding? Padding(string? text, int axes) => text switch
    {
        null => null,
        "same" => PoolFunctional.Padding.SameUpper,
        "same-lower" => PoolFunctional.Padding.SameLower,
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
