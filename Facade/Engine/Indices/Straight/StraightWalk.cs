namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>What <see cref="StraightKernel"/> walks: rows of outputs, and where the rows of input under each of them lie. In elements.</summary>
internal readonly unsafe struct StraightWalk<T>
    where T : unmanaged
{
    /// <summary>Rows of input under one row of outputs.</summary>
    internal required int RowTaps { get; init; }

    /// <summary>For each row of outputs of a plane the offsets of the rows under it, the last first; where fewer are present one is there twice, which changes no first extreme.</summary>
    internal required nint* Rows { get; init; }

    /// <summary>The same as offsets in the plane.</summary>
    internal required nint* Offsets { get; init; }

    /// <summary>The rows of outputs of a plane.</summary>
    internal required nint PlaneRows { get; init; }

    internal required nint PlanePitch { get; init; }

    /// <summary>How many places before the row the first window begins.</summary>
    internal required nint Lead { get; init; }

    /// <summary>The places, counted from the first window's first tap, that are asked for: those behind the row's end are absent.</summary>
    internal required nint End { get; init; }

    /// <summary>The last place from which a whole register lies within the row, or beyond which nothing must be absent.</summary>
    internal required nint LastWhole { get; init; }

    /// <summary>All bits at the places that lie in the row, for a register around them. Counted from the first place.</summary>
    internal required T* Mask { get; init; }

    internal required nint Outputs { get; init; }

    /// <summary>Whether the results of two rows fit a register, so that two are made at a time.</summary>
    internal required bool PairsRows { get; init; }

    /// <summary>How many lanes suit the rows.</summary>
    internal required nint Lanes { get; init; }

    /// <summary>Taps along a row, and places between windows.</summary>
    internal required (int Taps, int Stride) Window { get; init; }
}

/// <summary>Where a walk begins: a plane, the number of the first row of outputs in it, and where that row is written.</summary>
internal readonly unsafe struct StraightStart<T>(T* plane, nint row, T* values, T* offsets)
    where T : unmanaged
{
    internal T* Plane => plane;

    internal nint Row => row;

    internal T* Values => values;

    /// <summary>Offsets of the size of an element.</summary>
    internal T* Offsets => offsets;
}
