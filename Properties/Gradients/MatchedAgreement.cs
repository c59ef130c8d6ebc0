using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

/// <summary>Gradients by indices, matched in strips of registers: every width around the registers', both beginnings, and guards beside the result; small planes several together; the definition adds share after share, outputs in row-major order.</summary>
public sealed class MatchedAgreement
{
    private const int Guard = 64;

    public static TheoryData<int, int, int> Windows => new() { { 3, 2, 0 }, { 3, 2, 1 }, { 2, 2, 0 }, { 3, 1, 1 }, { 2, 1, 0 } };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Rows_of_every_width_get_the_sums_of_the_definition(int kernelSize, int stride, int padding)
    {
        for (int width = 9; width <= 101; width += width is > 40 and < 90 ? 5 : 1)
        {
            int height = kernelSize + padding + (width % 5);
            foreach (Rounding rounding in (Rounding[])[Rounding.Floor, Rounding.Ceiling])
            {
                Window window = Window.Square(kernelSize, axes: 2, stride, padding, rounding: rounding);
                Same<float, int>(window, [1, 3, height, width], $"float {width} wide, {window}");
                if (width % 3 == 0) Same<double, long>(window, [1, 3, height, width], $"double {width} wide, {window}");
            }
        }
    }

    [Theory]
    [InlineData(56)]
    [InlineData(64)]
    public void Sheets_of_volumes_get_the_sums_of_the_definition(int width) =>
        Same<float, int>(Window.Sliding([1, 3, 3], stride: [1, 2, 2], padding: Padding.Symmetric(0, 1, 1)), [1, 2, 3, 9, width], $"{width} wide");

    /// <summary>As many planes as fill their last register are one row; fewer are left over where there are other numbers of planes.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(21)]
    public void Planes_that_are_matched_together_get_the_sums_of_the_definition(int planes)
    {
        for (int extent = 4; extent <= 40; extent++)
        {
            for (int size = 2; size <= 4; size++)
            {
                Same<float, int>(Window.Square(size, axes: 1), [1, planes, extent * 3], $"{planes} rows of {extent * 3} by {size}");
                if (extent <= 20) Same<float, int>(Window.Square(size, axes: 2), [1, planes, size + (extent % 7), extent], $"{planes} planes {extent} wide by {size}");
            }

            if (extent <= 12) Same<double, long>(Window.Sliding([2, 2, 2], padding: Padding.Symmetric(0, extent % 2, 1)), [1, planes, 2, extent, 7], $"{planes} volumes {extent} high");
        }
    }

    /// <summary>Planes of few outputs are scattered several together, and a NaN among what they are given is canonical in all of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void Planes_of_few_outputs_get_the_sums_of_the_definition(int outputs)
    {
        for (int extent = outputs; extent <= 9000; extent += extent < 70 ? 1 : 4001)
        {
            Same<float, int>(Window.Adaptive(outputs), [3, 7, extent], $"{outputs} of {extent}");
            Same<double, long>(Window.Adaptive(outputs), [1, 2, extent], $"{outputs} of {extent}, double");
        }

        NaNIsCanonical(Window.Adaptive(outputs), [1, 3, 40]);
    }

    [Fact]
    public void NaN_among_planes_that_are_matched_together_is_canonical() => NaNIsCanonical(Window.Square(2, axes: 1), [1, 16, 12]);

    private static void NaNIsCanonical(Window window, nint[] shape)
    {
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, shape);
        (int inputs, int outputs) = ((int)shape[2], (int)plan.OutputLength / (int)shape[1]);
        (float[] values, int[] indices, float[] gradient) = (new float[plan.OutputLength], new int[plan.OutputLength], new float[(int)shape[1] * inputs]);
        plan.Run(new float[(int)shape[1] * inputs], values, indices);
        plan.Backward([.. Enumerable.Repeat(BitConverter.Int32BitsToSingle(0x7FC0_1234), indices.Length)], indices, gradient);
        Assert.All(indices.Index(), entry => Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(gradient[(entry.Index / outputs * inputs) + entry.Item])));
    }

    public static TheoryData<Window, nint[]> Runs => new()
    {
        { Window.Square(3, axes: 2, stride: 2), [1, 2, 111, 71] },
        { Window.Square(3, axes: 2, stride: 1, padding: 1), [1, 18, 7, 7] },
        { Window.Square(3, axes: 2, stride: 1, padding: 1), [1, 1, 37, 35] },
        { Window.Square(3, axes: 2, stride: 2, padding: 1), [1, 1, 9, 300] },
        { Window.Square(2, axes: 2, stride: 2), [1, 16, 12, 14] },
        { Window.Sliding([1, 3, 3], stride: [1, 2, 2], padding: Padding.Symmetric(0, 1, 1)), [1, 1, 3, 90, 56] },
        { Window.Square(2, axes: 1), [1, 1, 4323] },
    };

    /// <summary>Wherever it stands among the runs that indices are looked at by, one that is no tap of its own window is noticed: then all are scattered.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public void Stranger_among_the_indices_is_noticed_everywhere(Window window, nint[] shape)
    {
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, shape);

        // Narrower registers leave some to the scatter.
        if (Vector512.IsHardwareAccelerated) Assert.Equal("matched", plan.Gradient.Name);
        int planes = (int)shape[1];
        float[] x = [.. Enumerable.Range(0, (int)shape.Aggregate((nint)1, (product, extent) => product * extent)).Select(i => (float)(i * 7919 % 83 % 17))];
        (float[] values, int[] indices, float[] gradient) = (new float[plan.OutputLength], new int[plan.OutputLength], new float[x.Length]);
        plan.Run(x, values, indices);
        float[] incoming = [.. Enumerable.Range(0, values.Length).Select(i => 1f / (3 + (i % 7)))];
        int inputs = x.Length / planes;
        for (int output = 0; output < indices.Length; output += 1 + (indices.Length / 700))
        {
            // Half a plane away is no tap of these windows.
            int own = indices[output];
            indices[output] = (own + (inputs / 2)) % inputs;
            plan.Backward(incoming, indices, gradient);
            Assert.Equal(x.Length, Bits.Same<float>(Added(incoming, indices, inputs, planes), gradient));
            indices[output] = own;
        }
    }

    /// <summary>The same of channels beside each other: the tap before a window's first, and the one behind its last, along a row and down.</summary>
    [Theory]
    [InlineData(1, 3, 1, 1)]
    [InlineData(3, 3, 2, 0)]
    [InlineData(2, 2, 2, 1)]
    [InlineData(1, 2, 2, 1)]
    [InlineData(1, 1, 1, 0)]
    public void Stranger_among_the_indices_of_channels_is_noticed_everywhere(int deep, int size, int stride, int padding)
    {
        const int Channels = 23;
        (int height, int width) = (7, 9);
        Window window = Window.Sliding([deep, size, size], stride: [deep == 1 ? 1 : stride, stride, stride], padding: Padding.Symmetric(deep == 1 ? 0 : padding, padding, padding));
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, [1, 5, height, width, Channels], options: new() { Layout = Layout.ChannelsLast });
        if (Vector512.IsHardwareAccelerated) Assert.Equal("matched", plan.Gradient.Name);
        float[] x = [.. Enumerable.Range(0, 5 * height * width * Channels).Select(i => (float)(i * 7919 % 83 % 17))];
        (float[] values, int[] indices, float[] gradient) = (new float[plan.OutputLength], new int[plan.OutputLength], new float[x.Length]);
        plan.Run(x, values, indices);
        float[] incoming = [.. Enumerable.Range(0, values.Length).Select(i => 1f / (3 + (i % 7)))];
        for (int output = 0; output < indices.Length; output += 1 + (indices.Length / 997))
        {
            int own = indices[output];
            foreach (int away in (int[])[-1, 1, -size, size, -size * width, size * width, size * height * width])
            {
                int stranger = own + away;
                if (stranger < 0 || stranger * Channels >= x.Length) continue;
                indices[output] = stranger;
                float[] expected = new float[x.Length];
                for (int i = 0; i < incoming.Length; i++) expected[(indices[i] * Channels) + (i % Channels)] += incoming[i];
                plan.Backward(incoming, indices, gradient);
                Bits.AssertSame<float>(expected, gradient, $"output {output}: {stranger} in place of {own}");
            }

            indices[output] = own;
        }
    }

    /// <summary>
    /// Channels beside each other: two places of two rows at a time where windows are such, and one where there are fewer; the last register of channels begins among those of the one before. In rows that are narrow an output of
    /// a neighbouring row can see the places for which it is looked at.
    /// </summary>
    [Theory]
    [InlineData(16)]
    [InlineData(23)]
    [InlineData(64)]
    [InlineData(70)]
    public void Channels_beside_each_other_get_the_sums_of_the_definition(int channels)
    {
        for (int extent = 1; extent <= 9; extent++)
        {
            (int high, int higher) = (int.Max(10 - extent, 4), int.Max(extent, 4));
            foreach ((int size, int stride, int mostPadded) in ((int, int, int)[])[(3, 1, 2), (3, 2, 2), (2, 2, 1), (3, 3, 1), (4, 4, 2), (2, 3, 1)])
            {
                for (int padding = 0; padding <= mostPadded; padding++)
                {
                    if (extent + (2 * padding) < size) continue;
                    foreach (Rounding rounding in (Rounding[])[Rounding.Floor, Rounding.Ceiling])
                    {
                        Window window = Window.Square(size, axes: 2, stride, padding, rounding: rounding);
                        SameLast<float, int>(window, channels, [high, extent]);
                        SameLast<double, long>(window, channels, [higher, extent]);
                        SameLast<float, int>(Window.Square(size, axes: 1, stride, padding, rounding: rounding), channels, [extent]);
                    }

                    SameLast<float, int>(Window.Sliding([4, size], stride: [2, stride], padding: Padding.Symmetric(1, padding)), channels, [7, extent]);
                    if (channels < 64 && size + stride > 3) SameLast<float, int>(Window.Sliding([2, size, size], stride: [2, stride, stride], padding: Padding.Symmetric(1, padding, padding)), channels, [3, higher, extent]);
                }
            }
        }
    }

    /// <summary>Of a large item whose channels are beside each other, places are cleared as far as an index reaches, and those that none reaches at the end.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(0, 70 * 61 - 1)]
    [InlineData(-1, 70 * 61 - 1)]
    [InlineData(7919, 5)]
    public void Places_of_large_items_are_cleared_before_anything_is_added_to_them(int step, int begin)
    {
        (int height, int width, int channels) = (70, 61, 500);
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, Window.Square(5, axes: 2, stride: 1, padding: 2), [1, height, width, channels], options: new() { Layout = Layout.ChannelsLast, MaxDegreeOfParallelism = 1 });
        int places = height * width;
        int[] indices = [.. Enumerable.Range(0, places * channels).Select(i => (int)((((long)(i / channels) * step) + begin) % places))];
        float[] incoming = [.. Enumerable.Range(0, indices.Length).Select(i => ((i * 31 % 11) - 5) / (3f + (i % 7)))];
        float[] expected = new float[indices.Length];
        for (int i = 0; i < incoming.Length; i++) expected[(indices[i] * channels) + (i % channels)] += incoming[i];
        float[] gradient = new float[expected.Length];
        Array.Fill(gradient, 1f);
        plan.Backward(incoming, indices, gradient);
        Bits.AssertSame<float>(expected, gradient, $"index {begin} and every {step}");
    }

    private static void SameLast<T, TIndex>(Window window, int channels, nint[] extents)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int elements = (int)extents.Aggregate((nint)1, (product, extent) => product * extent);
        foreach ((int threads, long mostCached) in ((int, long)[])[(1, new PoolOptions().MostCachedBytes), (2, 1)])
        {
            PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1, MostCachedBytes = mostCached, Layout = Layout.ChannelsLast };
            PoolIndexPlan<T, TIndex> plan = Pool.CompileWithIndices<T, TIndex>(Reduction.Max, window, [2, .. extents, channels], options: options);
            T[] x = [.. Enumerable.Range(0, 2 * elements * channels).Select(i => T.CreateTruncating(i * 7919 % 83 % 17))];
            (T[] values, TIndex[] indices) = (new T[plan.OutputLength], new TIndex[plan.OutputLength]);
            plan.Run(x, values, indices);
            T[] incoming = [.. Enumerable.Range(0, values.Length).Select(i => i % 301 == 300 ? T.CreateChecked(BitConverter.Int64BitsToDouble(0x7FF8_1234_6000_0000)) : T.CreateSaturating(((i * 31 % 11) - 5) / (3.0 + (i % 7))))];
            T[] expected = new T[x.Length];
            for (int i = 0; i < incoming.Length; i++) expected[(((i / (incoming.Length / 2) * elements) + int.CreateTruncating(indices[i])) * channels) + (i % channels)] += incoming[i];
            for (int i = 0; i < expected.Length; i++) expected[i] = T.IsNaN(expected[i]) ? T.CreateChecked(double.NaN) : expected[i];
            T[] room = CacheLines.Room<T>(x.Length + (2 * Guard), 0);
            Array.Fill(room, T.One);
            int first = Guard + CacheLines.Before(room);
            Span<T> gradient = room.AsSpan(first, x.Length);
            plan.Backward(incoming, indices, gradient);
            Assert.True(room.AsSpan(0, first).IndexOfAnyExcept(T.One) < 0 && room.AsSpan(first + x.Length).IndexOfAnyExcept(T.One) < 0, $"{window}: something was written beside the gradient.");
            Bits.AssertSame<T>(expected, gradient, $"{typeof(T).Name}, {plan.Gradient.Name}, {window}, {string.Join('×', extents)}, {channels} channels");
        }
    }

    private static void Same<T, TIndex>(Window window, nint[] shape, string what)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        foreach ((int threads, long mostCached) in ((int, long)[])[(1, new PoolOptions().MostCachedBytes), (2, new PoolOptions().MostCachedBytes), (2, 1)])
        {
            PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1, MostCachedBytes = mostCached };
            PoolIndexPlan<T, TIndex> plan = Pool.CompileWithIndices<T, TIndex>(Reduction.Max, window, shape, options: options);
            T[] x = [.. Enumerable.Range(0, (int)shape.Aggregate((nint)1, (product, extent) => product * extent)).Select(i => T.CreateTruncating(i * 7919 % 83 % 17))];
            (T[] values, TIndex[] indices) = (new T[plan.OutputLength], new TIndex[plan.OutputLength]);
            plan.Run(x, values, indices);

            // Shares whose sums depend on the order.
            T[] incoming = [.. Enumerable.Range(0, values.Length).Select(i => T.CreateSaturating(((i * 31 % 11) - 5) / (3.0 + (i % 7))))];
            T[] expected = Added(incoming, indices, x.Length / (int)(shape[0] * shape[1]), (int)(shape[0] * shape[1]));
            T[] room = CacheLines.Room<T>(x.Length + (2 * Guard), 0);
            Array.Fill(room, T.One);
            int first = Guard + CacheLines.Before(room);
            plan.Backward(incoming, indices, room.AsSpan(first, x.Length));
            int same = Bits.Same<T>(expected, room.AsSpan(first, x.Length));
            Assert.True(same == x.Length, $"{what}: element {same} is {room[first + int.Min(same, x.Length - 1)]}, not {expected[int.Min(same, x.Length - 1)]}.");
            Assert.True(room.AsSpan(0, first).IndexOfAnyExcept(T.One) < 0 && room.AsSpan(first + x.Length).IndexOfAnyExcept(T.One) < 0, $"{what}: something was written beside the gradient.");
        }
    }

    private static T[] Added<T, TIndex>(T[] incoming, TIndex[] indices, int inputs, int planes)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        T[] sums = new T[inputs * planes];
        int outputs = incoming.Length / planes;
        for (int i = 0; i < incoming.Length; i++) sums[(i / outputs * inputs) + int.CreateTruncating(indices[i])] += incoming[i];
        return sums;
    }
}
