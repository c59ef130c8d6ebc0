namespace PoolFunctional.Fuzzing;

/// <summary>Indices that nobody vouches for: each is proved before anything is written, and what is accepted has the definition's bits.</summary>
internal static class IndexTarget
{
    private const int MostElements = 512;

    internal static void Run(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        int axes = 1 + bytes.Below(2);
        nint[] shape = Drawn.Shape(ref bytes, axes);
        Window window = Window.Sliding(bytes.Ints(axes, 4), bytes.Ints(axes, 4), Padding.Symmetric(bytes.Ints(axes, 2)));
        IndexLayout layout = bytes.Among<IndexLayout>(IndexLayout.Plane, IndexLayout.Global, IndexLayout.ColumnMajor, IndexLayout.ChannelsLast, IndexLayout.Tap);
        Duplicates duplicates = bytes.Among<Duplicates>(Duplicates.Last, Duplicates.Error, Duplicates.Max, Duplicates.Sum);
        nint[] outputSize = bytes.Below(2) == 0 ? [] : [.. bytes.Ints(axes, 20).Select(size => (nint)size)];
        float[] values = bytes.Reals(Drawn.Length(shape));
        long[] indices = new long[values.Length];
        for (int i = 0; i < indices.Length; i++) indices[i] = bytes.Number(12);
        if (Drawn.Map(shape, values) is not { } map) return;

        // One axis more, and the door takes the elements for one item of a batch.
        if (window.Axes == axes + 1) return;
        long length = Unpooling.Create(window, map.Shape, outputSize.Select(size => (long)size).ToSequence()).Match(made => made.Unpooled.Elements, _ => 1);
        if (length > MostElements) return;
        float[] y = new float[length];
        Array.Fill(y, Drawn.Untouched);
        FeatureMap<float>? expected = FeatureMap.Create<long>(map.Shape, indices)
            .Bind(places => Reference.Unpool(map, places, window, outputSize.Select(size => (long)size).ToSequence(), layout, duplicates)).Match<FeatureMap<float>?>(made => made, _ => null);
        bool isAnswered = Finding.Answers(() => Pool.Unpool<float, long>(values, indices, shape, window, y, outputSize, layout, duplicates), y, Drawn.Untouched);
        Finding.Unless(isAnswered == expected is not null, $"unpooling {map.Shape} over {window} to [{string.Join(", ", outputSize)}], {layout}: the definition {(expected is null ? "refuses" : "answers")}, the engine does not");
        if (expected is null) return;
        Finding.UnlessSame(y, expected.Values.AsSpan(), $"unpooling {map.Shape} over {window} to [{string.Join(", ", outputSize)}], {layout}, {duplicates}");
        int[] narrow = [.. indices.Select(index => (int)index)];
        float[] again = new float[length];
        Pool.Unpool<float, int>(values, narrow, shape, window, again, outputSize, layout, duplicates);
        Finding.UnlessSame(again, y, $"indices of 32 bits beside those of 64");
    }
}
