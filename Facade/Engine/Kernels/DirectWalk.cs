using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Kernels;

/// <summary>What <see cref="DirectKernel"/> walks: rows of outputs, and where the rows of input under each of them begin. In elements.</summary>
/// <remarks>
/// A row of outputs has a number on the deep axis and one on the high axis, the latter counting faster; a tap's row begins at the sum of an offset of
/// each. A tap outside the input has <see cref="DirectWalk.Nowhere"/> for an offset, and is read from a row of absent places.
/// </remarks>
internal readonly unsafe struct DirectWalk<TTotal>
    where TTotal : unmanaged
{
    internal required int DeepTaps { get; init; }

    internal required int HighTaps { get; init; }

    internal required int Stride { get; init; }

    internal required int Taps { get; init; }

    internal required nint DeepOutputs { get; init; }

    internal required nint HighOutputs { get; init; }

    /// <summary>The offsets of the taps on the deep axis, <see cref="DeepTaps"/> for each output.</summary>
    internal required nint* Deep { get; init; }

    internal required nint* High { get; init; }

    /// <summary>For each output on the high axis, how many from it on have their rows at one distance from each other, and none absent unless it is a single one.</summary>
    internal required nint* Alike { get; init; }

    /// <summary>That distance.</summary>
    internal required nint* Steps { get; init; }

    internal required nint PlanePitch { get; init; }

    /// <summary>The elements of a row of input.</summary>
    internal required nint Length { get; init; }

    /// <summary>The elements of a row of outputs.</summary>
    internal required nint Outputs { get; init; }

    /// <summary>How many places before the row the first window begins.</summary>
    internal required nint Lead { get; init; }

    /// <summary>Whether the results of two rows fit a register, and each row another, so that two are made at a time.</summary>
    internal required bool PairsRows { get; init; }

    /// <summary>The distance of the rows under one row of outputs from those under the next, if there are several, it is one in the whole plane, and none is absent; otherwise 0.</summary>
    internal required nint EvenStep { get; init; }

    /// <summary>Whether the taps of neighbouring outputs on the high axis are as far apart as those of one, so that neighbours share all but one.</summary>
    internal required bool SlidesHigh { get; init; }

    /// <summary>For how many rows of outputs in one go what lies behind their input is asked for, from its first place to its last; 0 where caches hold it.</summary>
    internal required nint RowsAsked { get; init; }

    /// <summary>Whether results may go past the caches: the input, which caches do not hold, would push them out again, and a register is a cache line.</summary>
    internal required bool IsPast { get; init; }

    /// <summary>How many lanes suit the rows.</summary>
    internal required nint Lanes { get; init; }

    /// <summary>All bits at the first places of a row, none at the <see cref="Lead"/> places before it.</summary>
    internal required TTotal* Head { get; init; }

    /// <summary>All bits at the last places of a row, none for a register beyond it. Counted from the row's beginning.</summary>
    internal required TTotal* Tail { get; init; }

    /// <summary>A row of absent places, and as many around it as may be read.</summary>
    internal required TTotal* Absent { get; init; }

    /// <summary>Rows of divisors, with a register's room behind each.</summary>
    internal TTotal* Divisors { get; init; }

    /// <summary>Which row of divisors belongs to which row of a plane's outputs; null where there is but one.</summary>
    internal nint* DivisorOffsets { get; init; }

    /// <summary>Whether <see cref="EvenStep"/> is the distance from the last rows of a plane to the first of the next, too.</summary>
    internal bool AreRowsEven
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked(EvenStep > 0 && EvenStep * DeepOutputs * HighOutputs == PlanePitch);
    }

    internal TTotal* DivisorsOf(nint row) => unchecked(DivisorOffsets == null ? Divisors : Divisors + DivisorOffsets[row]);

    internal TTotal* Row(TTotal* plane, nint offset) => unchecked(offset < 0 ? Absent : plane + offset);
}

/// <summary>Where a walk begins: the plane, the numbers of the first row of outputs in it, and where that row is written.</summary>
internal readonly unsafe struct DirectStart<TTotal>(TTotal* plane, nint deep, nint high, TTotal* target)
    where TTotal : unmanaged
{
    internal TTotal* Plane => plane;

    internal nint Deep => deep;

    internal nint High => high;

    internal TTotal* Target => target;
}

/// <summary>The row of outputs that a kernel is at.</summary>
internal unsafe struct DirectPosition<TTotal>(in DirectStart<TTotal> start)
    where TTotal : unmanaged
{
    internal TTotal* Plane { get; private set; } = start.Plane;

    internal nint Deep { get; private set; } = start.Deep;

    internal nint High { get; private set; } = start.High;

    /// <summary>Some rows further, none of them beyond the high axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Advance(in DirectWalk<TTotal> walk, nint rows)
    {
        unchecked
        {
            High += rows;
            if (High < walk.HighOutputs) return;
            High = 0;
            if (++Deep < walk.DeepOutputs) return;
            Deep = 0;
            Plane += walk.PlanePitch;
        }
    }
}

internal static class DirectWalk
{
    /// <summary>The offset of a tap outside the input: so far below zero that no other makes it positive.</summary>
    internal static readonly nint Nowhere = nint.MinValue / 4;
}
