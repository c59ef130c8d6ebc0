using System.Numerics;
using PoolFunctional.Engine;
using PoolFunctional.Streaming;

namespace PoolFunctional;

/// <summary>Pooling of a signal or of a sequence of frames that is longer than memory, chunk by chunk, with the bits of pooling it whole.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <para>
/// The streamed axis is the window's first spatial axis: time. A frame is everything at one position of it, <c>[batch, channel, further spatial…]</c> in the layout of the options; for a signal with one
/// channel in <see cref="Layout.Plane"/> it has no axis, and is one sample. A chunk is any number of frames one after another, and so are the results.
/// </para>
/// <para>
/// An output frame is given as soon as the last frame that its window reaches is pushed; <see cref="Complete(Span{T})"/> gives those that reach beyond the end, by padding or by rounding up.
/// Between two pushes fewer frames are held than the window spans, <c>dilation·(kernelSize − 1) + 1</c>; the buffer has room for those and for a block of about 256 KiB, made when the stream is.
/// Once warm a push allocates nothing. The class has state: one thread at a time.
/// </para>
/// </remarks>
/// <example>
/// <c>PoolStream&lt;float&gt; stream = new(Reduction.Max, Window.Sliding([3], [1]), [], new() { Layout = Layout.Plane });</c> then <c>stream.Push([1, 5, 2])</c> is <c>[5]</c> and
/// <c>stream.Push([0])</c> is <c>[5]</c>.
/// </example>
public sealed class PoolStream<T>
    where T : unmanaged, INumber<T>
{
    private const int BlockBytes = 1 << 18;

    private readonly Reduction reduction;
    private readonly StreamWindow window;
    private readonly Window inside;
    private readonly FrameForm input;
    private readonly FrameForm output;
    private readonly PoolOptions options;
    private readonly StreamPiece<T>?[] pieces;
    private readonly T[] buffer;
    private readonly T empty;
    private readonly int capacity;
    private long first;
    private int held;
    private long received;
    private long given;
    private bool isComplete;

    /// <summary>Checks and prepares a stream.</summary>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="window">A sliding window whose padding is given in numbers; its first axis is the streamed one.</param>
    /// <param name="frame">The extents of a frame: the input's without the first spatial axis, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted. Its <c>MaxAllocatedBytes</c> bounds the buffer.</param>
    /// <exception cref="ArgumentException">The window depends on the length of the stream or is impossible for the frame, or the reduction is impossible.</exception>
    public PoolStream(Reduction reduction, Window window, ReadOnlySpan<nint> frame, PoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reduction);
        ArgumentNullException.ThrowIfNull(window);
        this.options = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(this.options);
        _ = reduction.For<T>().OrThrow(nameof(frame));
        Raise.Unplaceable(window);
        this.reduction = reduction;
        this.window = StreamWindow.Of(window).OrThrow(nameof(frame));
        input = FrameForm.Read(frame, this.window, this.options.Layout, nameof(frame));
        int block = this.window.BlockWithin(BlockBytes / ElementSize.Of<T>() / input.Elements);
        long frames = ((block - 1) * this.window.Stride) + this.window.Span;
        Raise.BufferTooLarge((Int128)frames * input.Elements * ElementSize.Of<T>(), long.Min(this.options.MaxAllocatedBytes, Array.MaxLength));
        capacity = (int)frames;
        inside = this.window.Inside;
        _ = Plan.Create(window, input.Frames(long.Max(1, this.window.Span - this.window.Before), window, nameof(frame))).OrThrow(nameof(frame));
        Plan plan = Plan.Create(inside, input.Frames(frames, window, nameof(frame))).OrThrow(nameof(frame));
        output = input.Of(plan.Output);
        Raise.TooManyElements(plan.Output.Elements, nameof(window));
        pieces = new StreamPiece<T>?[BitOperations.Log2((uint)block) + 1];
        empty = StreamEmpty.Of<T>(reduction);
        buffer = GC.AllocateUninitializedArray<T>(capacity * input.Elements);
    }

    /// <summary>The extents of a frame.</summary>
    public ReadOnlySpan<nint> FrameShape => input.Shape;

    /// <summary>The extents of an output frame.</summary>
    public ReadOnlySpan<nint> OutputFrameShape => output.Shape;

    /// <summary>Elements of a frame.</summary>
    public int FrameLength => input.Elements;

    /// <summary>Elements of an output frame.</summary>
    public int OutputFrameLength => output.Elements;

    /// <summary>How many frames have been pushed.</summary>
    public long Frames => received;

    /// <summary>How many output frames have been given.</summary>
    public long OutputFrames => given;

    /// <summary>How many frames are held for windows to come.</summary>
    public int HeldFrames => held;

    /// <summary>How many output frames pushing so many frames gives.</summary>
    /// <param name="frames">The frames to be pushed, at least 0.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long OutputFramesFor(long frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        return isComplete ? 0 : window.CompleteAt(long.Min(frames, AxisPlan.LargestExtent) + received) - given;
    }

    /// <summary>Takes frames and writes the output frames that are now complete.</summary>
    /// <param name="chunk">Whole frames one after another; none is allowed.</param>
    /// <param name="destination">Room for <see cref="OutputFramesFor"/> output frames; must not overlap the chunk.</param>
    /// <returns>How many output frames were written.</returns>
    /// <exception cref="ArgumentException">The chunk is not of whole frames, or the destination too short, or the two overlap; nothing is taken then.</exception>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    /// <example>With windows of 3 at stride 1, maxima, <c>stream.Push([1, 5, 2, 0], y)</c> writes <c>[5, 5]</c> and is 2.</example>
    public int Push(ReadOnlySpan<T> chunk, Span<T> destination)
    {
        Raise.StreamComplete(isComplete);
        Raise.NotWholeFrames(chunk.Length, input.Elements, nameof(chunk));
        int frames = chunk.Length / input.Elements;
        int outputs = Room(OutputFramesFor(frames), destination);
        Raise.Overlap(chunk.Overlaps(destination[..(outputs * output.Elements)]));
        for (int taken = 0; taken < frames;)
        {
            Forget();
            int skipped = (int)long.Min(frames - taken, long.Max(0, window.FirstFrame(given) - received));
            (taken, received) = (taken + skipped, received + skipped);
            if (held == 0) first = received;
            int more = int.Min(frames - taken, capacity - held);
            chunk.Slice(taken * input.Elements, more * input.Elements).CopyTo(buffer.AsSpan(held * input.Elements));
            (taken, received, held) = (taken + more, received + more, held + more);
            destination = Give(window.CompleteAt(received), destination);
        }

        Forget();
        return outputs;
    }

    /// <summary>Takes frames and gives the output frames that are now complete.</summary>
    /// <param name="chunk">Whole frames one after another.</param>
    /// <returns>The output frames one after another.</returns>
    /// <exception cref="ArgumentException">The chunk is not of whole frames.</exception>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    /// <example>With windows of 3 at stride 1, maxima, <c>stream.Push([1, 5, 2])</c> is <c>[5]</c> and then <c>stream.Push([0])</c> is <c>[5]</c>.</example>
    public T[] Push(ReadOnlySpan<T> chunk) => Push(chunk, nameof(chunk));

    /// <summary>The same, with an error that names another parameter.</summary>
    internal T[] Push(ReadOnlySpan<T> chunk, string parameter)
    {
        Raise.StreamComplete(isComplete);
        Raise.NotWholeFrames(chunk.Length, input.Elements, parameter);
        T[] results = Made(OutputFramesFor(chunk.Length / input.Elements));
        _ = Push(chunk, results);
        return results;
    }

    /// <summary>How many output frames <see cref="Complete(Span{T})"/> gives if no further frame comes.</summary>
    /// <exception cref="InvalidOperationException">No frame was pushed, or too few for one window.</exception>
    public long RemainingOutputFrames => isComplete ? 0 : Whole().Output.Spatial[0] - given;

    /// <summary>Ends the stream and writes the output frames whose windows reach beyond its end.</summary>
    /// <param name="destination">Room for <see cref="RemainingOutputFrames"/> output frames.</param>
    /// <returns>How many output frames were written.</returns>
    /// <exception cref="ArgumentException">The destination is too short; the stream is not complete then.</exception>
    /// <exception cref="InvalidOperationException">The stream is complete already, or no frame was pushed, or too few for one window.</exception>
    /// <example>With windows of 2, maxima, rounded up, after <c>stream.Push([1, 5, 2])</c> it writes <c>[2]</c> and is 1.</example>
    public int Complete(Span<T> destination)
    {
        Raise.StreamComplete(isComplete);
        Plan whole = Whole();
        int outputs = Room(whole.Output.Spatial[0] - given, destination);
        if (outputs > 0) Slice(whole, outputs, destination);
        (isComplete, held) = (true, 0);
        return outputs;
    }

    /// <summary>Ends the stream and gives the output frames whose windows reach beyond its end.</summary>
    /// <returns>The output frames one after another.</returns>
    /// <exception cref="InvalidOperationException">The stream is complete already, or no frame was pushed, or too few for one window.</exception>
    /// <example>With windows of 2, maxima, rounded up, after <c>stream.Push([1, 5, 2])</c> it is <c>[2]</c>.</example>
    public T[] Complete()
    {
        Raise.StreamComplete(isComplete);
        T[] results = Made(RemainingOutputFrames);
        _ = Complete(results);
        return results;
    }

    /// <summary>Forgets everything that was pushed, so that another stream of the same kind can begin.</summary>
    public void Restart() => (first, held, received, given, isComplete) = (0, 0, 0, 0, false);

    private int Room(long outputs, Span<T> destination)
    {
        Raise.DestinationTooShort((Int128)outputs * output.Elements, destination.Length);
        return (int)outputs;
    }

    private T[] Made(long outputs)
    {
        Raise.TooManyBytes(long.CreateSaturating((Int128)outputs * output.Elements * ElementSize.Of<T>()), options.MaxAllocatedBytes);
        return new T[outputs * output.Elements];
    }

    /// <summary>The plan of all frames so far, as if there were no more.</summary>
    private Plan Whole()
    {
        Raise.StreamEmpty(received == 0);
        return Plan.Create(window.Window, input.Frames(received, window.Window, nameof(window))).Match(plan => plan, error => throw new InvalidOperationException(error.Message));
    }

    /// <summary>Writes outputs up to <paramref name="end"/>, whose windows end within the frames so far.</summary>
    private Span<T> Give(long end, Span<T> destination)
    {
        while (given < end)
        {
            bool isInside = given >= window.HeadOutputs && reduction is not Reduction.StochasticReduction;
            long outputs = isInside ? 1L << int.Min(BitOperations.Log2((ulong)(end - given)), pieces.Length - 1) : given < window.HeadOutputs ? long.Min(end, window.HeadOutputs) - given : end - given;
            if (isInside) Inside((int)outputs, destination);
            else Slice(Whole(), (int)outputs, destination);
            destination = destination[((int)outputs * output.Elements)..];
        }

        return destination;
    }

    /// <summary>A power of two of outputs all of whose taps exist; such pieces are alike wherever they lie.</summary>
    private void Inside(int outputs, Span<T> destination)
    {
        ref StreamPiece<T>? piece = ref pieces[BitOperations.Log2((uint)outputs)];
        piece ??= new(Plan.Create(inside, input.Frames(((outputs - 1) * window.Stride) + window.Span, inside, nameof(window))).OrThrow(nameof(window)), reduction, options, input, output);
        Run(piece, window.FirstFrame(given), destination);
    }

    /// <summary>Outputs from the next one on, as a slice of a plan.</summary>
    private void Slice(Plan whole, int outputs, Span<T> destination)
    {
        if (whole.Axes[0].Slice(given, given + outputs).OrThrow(nameof(window)).InputCount == 0)
        {
            destination[..(outputs * output.Elements)].Fill(empty);
            given += outputs;
            return;
        }

        PlanSlice slice = whole.Slice(0, given, given + outputs).OrThrow(nameof(window));
        Run(new StreamPiece<T>(slice.Plan, reduction, options, input, output), slice.FirstInput, destination);
    }

    private void Run(StreamPiece<T> piece, long from, Span<T> destination)
    {
        int at = (int)(from - first) * input.Elements;
        piece.Run(buffer.AsSpan(at, piece.Frames * input.Elements), destination[..(piece.Outputs * output.Elements)]);
        given += piece.Outputs;
    }

    /// <summary>Drops the frames that no window to come sees.</summary>
    private void Forget()
    {
        int past = (int)long.Min(held, long.Max(0, window.FirstFrame(given) - first));
        if (past == 0) return;
        buffer.AsSpan(past * input.Elements, (held - past) * input.Elements).CopyTo(buffer);
        (first, held) = (first + past, held - past);
    }
}
