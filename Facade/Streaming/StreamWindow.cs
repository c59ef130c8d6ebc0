using System.Numerics;

namespace PoolFunctional.Streaming;

/// <summary>The windows of a streamed axis, of which only the beginning is known: output o sees frames <c>o·Stride − Before + j·dilation</c>, within Span of them.</summary>
internal sealed record StreamWindow(Window.SlidingWindow Window, long Span, long Stride, long Before)
{
    /// <summary>Reads a window, or throws where its place depends on the length.</summary>
    internal static Result<StreamWindow, PoolError> Of(Window window)
    {
        if (window is not Window.SlidingWindow sliding) return Unplaceable(window.GetType().Name);
        if (sliding.Padding.DependsOnExtent) return Unplaceable(sliding.Padding.GetType().Name);
        long span = ((long)sliding.Dilation[0] * (sliding.KernelSize[0] - 1)) + 1;
        return Outcome.Ok(new StreamWindow(sliding, span, sliding.Stride[0], sliding.Padding is Padding.ExplicitPadding padding ? padding.Before[0] : 0));
    }

    /// <summary>How many outputs are certain once so many frames are known: those whose windows end with them, and which any longer input has too.</summary>
    internal long CompleteAt(long frames) => frames < 1 || frames + Before < Span ? 0 : ((frames + Before - Span) / Stride) + 1;

    /// <summary>The first frame that an output or a later one may see.</summary>
    internal long FirstFrame(long output) => long.Max(0, (output * Stride) - Before);

    /// <summary>The outputs whose windows begin before the first frame.</summary>
    internal long HeadOutputs => (Before + Stride - 1) / Stride;

    /// <summary>The same windows where all of a streamed axis's taps exist: without padding on that axis.</summary>
    internal Window Inside
    {
        get
        {
            if (Window.Padding is not Padding.ExplicitPadding padding) return Window;
            return PoolFunctional.Window.Sliding(
                Window.KernelSize.AsSpan(),
                Window.Stride.AsSpan(),
                Padding.Explicit([0, .. padding.Before.AsSpan()[1..]], [0, .. padding.After.AsSpan()[1..]]),
                Window.Dilation.AsSpan(),
                Window.Rounding);
        }
    }

    /// <summary>The frames that so many outputs inside the input see, the largest power of two of outputs for which they are no more than <paramref name="frames"/>, or one.</summary>
    internal int BlockWithin(long frames)
    {
        long outputs = long.Clamp((frames - Span) / Stride, 1, 1 << 16);
        return (int)(BitOperations.RoundUpToPowerOf2((ulong)outputs + 1) / 2);
    }

    private static Result<StreamWindow, PoolError> Unplaceable(string part) => Outcome.Fail<StreamWindow>(new PoolError.LengthUnknown(part));
}
