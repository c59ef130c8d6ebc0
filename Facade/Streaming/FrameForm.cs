namespace PoolFunctional.Streaming;

/// <summary>
/// How frames one after another are a tensor: <c>[outer, frame, inner]</c> in the caller's layout, where the streamed axis is the first spatial one, is
/// <c>[frame, outer, inner]</c> in the stream.
/// </summary>
internal sealed class FrameForm
{
    private readonly nint[] frame;
    private readonly int streamed;

    private FrameForm(nint[] frame, int streamed, TensorForm form)
    {
        (this.frame, this.streamed, Form) = (frame, streamed, form);
        Outer = (int)frame[..streamed].Aggregate((nint)1, (product, extent) => product * extent);
        Inner = (int)frame[streamed..].Aggregate((nint)1, (product, extent) => product * extent);
    }

    internal TensorForm Form { get; }

    /// <summary>Elements of the axes before the streamed one.</summary>
    internal int Outer { get; }

    /// <summary>Elements of the axes after it.</summary>
    internal int Inner { get; }

    /// <summary>Elements of a frame.</summary>
    internal int Elements => Outer * Inner;

    internal ReadOnlySpan<nint> Shape => frame;

    /// <summary>Reads the extents of a frame, or throws naming <paramref name="parameter"/>.</summary>
    internal static FrameForm Read(ReadOnlySpan<nint> frame, StreamWindow window, Layout layout, string parameter)
    {
        int axes = window.Window.Axes;
        int implied = layout == Layout.Plane ? 0 : layout == Layout.ChannelsFirst ? frame.Length - (axes - 1) : frame.Length - axes;
        if (implied < 0) Raise.RankDoesNotFit(frame.Length + 1, axes, layout, parameter);
        (TensorForm form, Shape shape) = TensorForm.Read([.. frame[..implied], 1, .. frame[implied..]], window.Window, layout, parameter);
        Raise.NoElements(shape.Elements, parameter);
        Raise.TooManyElements(shape.Elements, parameter);
        return new(frame.ToArray(), implied, form);
    }

    /// <summary>The same axes with other extents: those of a result.</summary>
    internal FrameForm Of(Shape shape)
    {
        nint[] whole = Form.Write(shape);
        return new([.. whole[..streamed], .. whole[(streamed + 1)..]], streamed, Form);
    }

    /// <summary>So many frames as <c>[batch, channel, spatial…]</c>.</summary>
    internal Shape Frames(long count, Window window, string parameter) =>
        TensorForm.Read([.. frame[..streamed], (nint)count, .. frame[streamed..]], window, Form.Layout, parameter).Shape;

    /// <summary>The strides of so many frames in the stream, in the caller's order of axes; 0 where there is one position.</summary>
    internal nint[] Strides(long count)
    {
        nint[] strides = new nint[frame.Length + 1];
        nint pitch = 1;
        for (int axis = frame.Length - 1; axis >= 0; axis--)
        {
            strides[axis < streamed ? axis : axis + 1] = frame[axis] == 1 ? 0 : pitch;
            pitch *= frame[axis];
        }

        strides[streamed] = count == 1 ? 0 : pitch;
        return strides;
    }

    /// <summary>Frames of the stream as a dense tensor.</summary>
    internal void Pack<T>(ReadOnlySpan<T> stream, int count, Span<T> dense)
    {
        for (int time = 0; time < count; time++)
        {
            for (int outer = 0; outer < Outer; outer++) stream.Slice(((time * Outer) + outer) * Inner, Inner).CopyTo(dense[(((outer * count) + time) * Inner)..]);
        }
    }

    /// <summary>A dense tensor as frames of the stream.</summary>
    internal void Unpack<T>(ReadOnlySpan<T> dense, int count, Span<T> stream)
    {
        for (int time = 0; time < count; time++)
        {
            for (int outer = 0; outer < Outer; outer++) dense.Slice(((outer * count) + time) * Inner, Inner).CopyTo(stream[(((time * Outer) + outer) * Inner)..]);
        }
    }
}
