namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>Indices outside their plane at every door that takes some, in a process of its own: one that is believed is written to, wherever that lies.</summary>
internal static class BelievedIndices
{
    private const int Places = 16;
    private const float Present = 7;

    private static readonly long[] outside = [-2, Places, int.MaxValue, int.MinValue, 1L << 32, (1L << 32) + 3, long.MaxValue, long.MinValue];

    private static readonly nint[] plane = [1, 1, 4, 4];

    private static readonly Window window = Window.Square(2, axes: 2);

    internal static IEnumerable<string> Complaints() =>
        from index in outside
        from door in (string[])[nameof(Pool.Unpool), nameof(Pool.MaxBackward), nameof(Pool.ConvertIndices)]
        let complaint = Complaint(door, index)
        where complaint is not null
        select $"{door}, index {index}: {complaint}";

    private static string? Complaint(string door, long index)
    {
        // Of a process that dies, the last line says at what.
        Console.WriteLine($"{door}, index {index}");
        float[] wide = [.. Enumerable.Repeat(Present, Places)];
        try
        {
            if (door == nameof(Pool.Unpool)) Pool.Unpool<float, long>(new float[4], [0, 0, 0, index], [1, 1, 2, 2], window, wide);
            else if (door == nameof(Pool.MaxBackward)) Pool.MaxBackward<float, long>(new float[4], [index, 0, 0, 0], window, plane, wide);
            else Pool.ConvertIndices<long>([index, 0, 0, 0], plane, window, IndexLayout.Plane, IndexLayout.Global, new long[4]);
            return "was believed";
        }
        catch (ArgumentException refusal)
        {
            return refusal.ParamName != "indices" ? $"{refusal.ParamName} was named" : wide.All(element => element == Present) ? null : "was refused after something had been written";
        }
    }
}
