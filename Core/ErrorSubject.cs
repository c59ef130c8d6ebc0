namespace PoolFunctional;

/// <summary>What a <see cref="PoolError"/> is about.</summary>
public enum ErrorSubject
{
    /// <summary>The tensor's extents.</summary>
    Shape,

    /// <summary>The elements handed over.</summary>
    Values,

    /// <summary>The window's kernel size, stride, dilation, padding or output size.</summary>
    Window,

    /// <summary>The reduction's exponent or divisor.</summary>
    Reduction,

    /// <summary>The element type.</summary>
    ElementType,

    /// <summary>The mask that says which tokens are real.</summary>
    Mask,

    /// <summary>The type of the mask's entries.</summary>
    MaskType,

    /// <summary>The ids or offsets that group rows into segments.</summary>
    Segments,

    /// <summary>The boxes of regions of interest, or the feature maps that they are on.</summary>
    Regions,

    /// <summary>The bins of a region, or the scale of its coordinates.</summary>
    Grid,

    /// <summary>The number of samples of a bin.</summary>
    Sampling,

    /// <summary>Where extremes lie: the indices handed over.</summary>
    Indices,

    /// <summary>The type of the indices.</summary>
    IndexType,

    /// <summary>The spatial extents of what is unpooled.</summary>
    OutputSize,

    /// <summary>The type of the results, where it is not that of the elements.</summary>
    ResultType,

    /// <summary>The sizes, strides or edges of a blur.</summary>
    Filter,

    /// <summary>The levels of a spatial pyramid.</summary>
    Pyramid,

    /// <summary>The windows of a stack.</summary>
    Stack,

    /// <summary>Which of equal taps a gradient goes to.</summary>
    Ties,
}

/// <summary>The per-axis argument of a window that an error is about.</summary>
public enum WindowPart
{
    /// <summary>The kernel size.</summary>
    KernelSize,

    /// <summary>The stride.</summary>
    Stride,

    /// <summary>The dilation.</summary>
    Dilation,

    /// <summary>The padding.</summary>
    Padding,

    /// <summary>The output size of adaptive or fractional windows.</summary>
    OutputSize,

    /// <summary>The lists of explicit windows.</summary>
    WindowList,

    /// <summary>The sequence of fractional windows.</summary>
    Sequence,

    /// <summary>The samples of fractional windows.</summary>
    Samples,
}
