namespace PoolFunctional.Generators;

/// <summary>One spatial axis of a case: its extent, and what a sliding or adaptive window does along it.</summary>
internal sealed record Axis(int Extent, int Kernel, int Stride, int Dilation, int Before, int After, int OutputSize, bool IsPooled)
{
    internal static Axis Smallest { get; } = new(1, 1, 1, 1, 0, 0, 1, true);

    /// <summary>Smaller axes, the boldest first.</summary>
    internal IEnumerable<Axis> Shrink()
    {
        if (this != Smallest) yield return Smallest;
        foreach (int extent in Smaller(Extent, 1)) yield return this with { Extent = extent };
        foreach (int kernel in Smaller(Kernel, 1)) yield return this with { Kernel = kernel };
        foreach (int stride in Smaller(Stride, 1)) yield return this with { Stride = stride };
        foreach (int dilation in Smaller(Dilation, 1)) yield return this with { Dilation = dilation };
        foreach (int before in Smaller(Before, 0)) yield return this with { Before = before };
        foreach (int after in Smaller(After, 0)) yield return this with { After = after };
        if (OutputSize == Window.Keep) yield return this with { OutputSize = 1 };
        foreach (int output in Smaller(OutputSize, 1)) yield return this with { OutputSize = output };
    }

    internal static IEnumerable<int> Smaller(int value, int least)
    {
        if (value <= least) yield break;
        yield return least;
        if ((value + least) / 2 > least) yield return (value + least) / 2;
        if (value - 1 > (value + least) / 2) yield return value - 1;
    }
}
