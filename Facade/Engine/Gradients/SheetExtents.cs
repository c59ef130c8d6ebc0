namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes, or sheets of volumes whose windows see one sheet, and their outputs, as the kernels that match in strips walk them. In elements.</summary>
internal readonly struct SheetExtents
{
    /// <summary>Places of a row of inputs.</summary>
    internal required nint Width { get; init; }

    /// <summary>Rows of inputs.</summary>
    internal required nint Height { get; init; }

    /// <summary>Sheets of a volume, in which indices count, or 1 for planes.</summary>
    internal required nint Sheets { get; init; }

    /// <summary>Outputs of a row.</summary>
    internal required nint OutputWidth { get; init; }

    /// <summary>Rows of outputs.</summary>
    internal required nint OutputHeight { get; init; }

    /// <summary>Where the first window's first row lies: 0 or above the plane.</summary>
    internal required nint FirstRow { get; init; }
}
