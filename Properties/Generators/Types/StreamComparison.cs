using System.Numerics;

namespace PoolFunctional.Generators.Types;

/// <summary>A stream of chunks of random lengths against the definition of the whole, bit for bit, and what it may hold meanwhile.</summary>
internal sealed class StreamComparison(PoolCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        Plan plan = @case.Plan!;
        T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, (int)plan.Input.Elements);
        @case.Planting.Into(x, @case, type);
        bool isLast = @case.Layout == Layout.ChannelsLast;
        IReadOnlyList<T> expected = new ReferenceDefinition().Pool(plan, @case.Reduction, isLast ? Order.ChannelsFirst(x, plan.Input) : x);
        nint[] extents = @case.Extents;
        int axis = @case.Layout == Layout.Plane ? 0 : (@case.IsBatched ? 1 : 0) + (isLast ? 0 : 1);
        int outer = (int)extents[..axis].Aggregate((nint)1, (product, extent) => product * extent);
        PoolStream<T> stream = new(@case.Reduction, @case.Window, [.. extents[..axis], .. extents[(axis + 1)..]], @case.Options);
        T[] frames = new T[expected.Count];
        string? kept = null;
        string? damage = ground.Run(Exchanged(x, outer, (int)extents[axis]), frames, @case.Offset, (from, to) => kept = Streamed(stream, from, to));
        T[] y = Exchanged(frames, (int)plan.Output.Spatial[0], outer);
        return new("stream", y.Length, damage ?? kept ?? Order.Difference(type, expected, isLast ? Order.ChannelsFirst(y, plan.Output) : y));
    }

    /// <summary>Pushes the frames; says whether too many are held, or another number of frames is given than there should be.</summary>
    private string? Streamed<T>(PoolStream<T> stream, ReadOnlySpan<T> frames, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        stream.Restart();
        Random random = new(@case.DataSeed);
        long span = ((long)@case.Axes[0].Dilation * (@case.Axes[0].Kernel - 1)) + 1;
        int longest = random.Next(3) switch { 0 => 1, 1 => 1 + random.Next(9), _ => 1 + (frames.Length / stream.FrameLength) };
        while (frames.Length > 0)
        {
            int elements = int.Min(random.Next(longest + 1), frames.Length / stream.FrameLength) * stream.FrameLength;

            // No more room than the frames to come need, so that what is written beyond them is written beyond the span.
            int room = checked((int)stream.OutputFramesFor(elements / stream.FrameLength)) * stream.OutputFrameLength;
            destination = destination[(stream.Push(frames[..elements], destination[..room]) * stream.OutputFrameLength)..];
            frames = frames[elements..];
            if (stream.HeldFrames >= span) return $"{stream.HeldFrames} frames are held, the window spans {span}";
        }

        int last = stream.Complete(destination) * stream.OutputFrameLength;
        return last == destination.Length ? null : $"{destination.Length - last} elements were not given";
    }

    /// <summary><c>[rows, columns, rest]</c> as <c>[columns, rows, rest]</c>.</summary>
    private static T[] Exchanged<T>(T[] values, int rows, int columns)
    {
        int rest = values.Length / rows / columns;
        T[] exchanged = new T[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) Array.Copy(values, ((row * columns) + column) * rest, exchanged, ((column * rows) + row) * rest, rest);
        }

        return exchanged;
    }
}
