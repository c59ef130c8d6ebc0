namespace PoolFunctional.Properties.Presets;

/// <summary>PyTorch's own account of one line: its number of windows, and what each sees and divides by, worked out tap by tap with no code of this library.</summary>
internal sealed record PyTorchFormulas(int Input, int Kernel, int Stride, int Padding, int Dilation, bool CeilMode)
{
    internal static IEnumerable<PyTorchFormulas> All =>
        from input in Enumerable.Range(1, 9)
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 4)
        from padding in Enumerable.Range(0, (kernel / 2) + 1)
        from dilation in Enumerable.Range(1, 3)
        from ceil in (bool[])[false, true]
        select new PyTorchFormulas(input, kernel, stride, padding, dilation, ceil) into line
        where line.Outputs > 0
        select line;

    private int Span => (Dilation * (Kernel - 1)) + 1;

    /// <summary>Rounded down or up; one window less where the last would start in the padding after the input.</summary>
    internal int Outputs
    {
        get
        {
            int room = Input + (2 * Padding) - Span;
            if (room < 0) return room + Stride > 0 && CeilMode ? LessLast(1) : 0;
            return CeilMode ? LessLast(((room + Stride - 1) / Stride) + 1) : (room / Stride) + 1;
        }
    }

    internal IEnumerable<float> Maxima(float[] x) => Enumerable.Range(0, Outputs).Select(output => Seen(output).Select(place => x[place]).DefaultIfEmpty(float.NegativeInfinity).Max());

    /// <summary>Of windows without dilation: the sum by the window clipped to the declared padding, or by the taps that exist.</summary>
    internal IEnumerable<float> Averages(float[] x, bool countIncludePad) => Enumerable.Range(0, Outputs).Select(output =>
    {
        int start = (output * Stride) - Padding;
        int declared = int.Min(start + Kernel, Input + Padding) - start;
        int[] seen = [.. Seen(output)];
        return seen.Length == 0 ? 0 : seen.Sum(place => x[place]) / (countIncludePad ? declared : seen.Length);
    });

    private IEnumerable<int> Seen(int output) => Enumerable.Range(0, Kernel).Select(tap => (output * Stride) - Padding + (tap * Dilation)).Where(place => place >= 0 && place < Input);

    private int LessLast(int windows) => (windows - 1) * Stride >= Input + Padding ? windows - 1 : windows;
}
