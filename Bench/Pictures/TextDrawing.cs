using System.Globalization;

namespace PoolFunctional.Bench.Pictures;

/// <summary>The windows of an axis in characters: a row per output, a column per input position.</summary>
internal static class TextDrawing
{
    private const int WidestDrawing = 240;

    internal static string Of(AxisExplanation axis)
    {
        long first = axis.Windows.Min(window => long.Min(window.FirstTap, 0));
        long last = axis.Windows.Max(window => long.Max(window.LastTap, axis.InputExtent - 1));
        int cell = long.Max(Text(first).Length, Text(last).Length) is var digits ? (int)digits + 1 : 0;
        int margin = $"output {axis.OutputExtent - 1}".Length;
        if (((last - first + 1) * cell) + margin > WidestDrawing) return "(too wide to draw in characters)\n";

        long[] positions = [.. Enumerable.Range(0, (int)(last - first + 1)).Select(offset => first + offset)];
        string Row(string name, Func<long, string> mark) => name.PadRight(margin) + string.Concat(positions.Select(position => mark(position).PadLeft(cell)));

        return string.Join('\n', [
            Row("input", position => position >= 0 && position < axis.InputExtent ? Text(position) : "-"),
            .. axis.Windows.Select(window => Row($"output {window.Output}", position => Mark(window, position)).TrimEnd()),
            .. axis.UnseenInputs.Count == 0 ? Array.Empty<string>() : [Row("unseen", position => axis.UnseenInputs.Contains(position) ? "x" : "").TrimEnd()],
            "",
            "# seen   o absent, outside the input   . skipped by the dilation",
            ""]);
    }

    private static string Mark(WindowExplanation window, long position)
    {
        if (position < window.FirstTap || position > window.LastTap) return "";
        if ((position - window.FirstTap) % window.Taps.Step != 0) return ".";
        return window.Present.Count > 0 && position >= window.Present.Start && position <= window.Present[window.Present.Count - 1] ? "#" : "o";
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
