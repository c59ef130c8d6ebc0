using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Rows;

/// <summary>One call: groups of rows of a table, and the table of their results.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe readonly struct RowRun<T>
    where T : unmanaged, INumber<T>
{
    internal required RowGroups Groups { get; init; }

    internal required nint Features { get; init; }

    internal required T* Source { get; init; }

    internal required T* Target { get; init; }

    internal required int Threads { get; init; }

    /// <summary>What a group without a present row gives.</summary>
    internal T Empty { get; init; }

    /// <summary>Whether each result gets Euclidean length 1.</summary>
    internal bool IsNormalized { get; init; }

    /// <summary>The same call where <typeparamref name="T"/> is known to be <typeparamref name="TOther"/>.</summary>
    internal RowRun<TOther> As<TOther>()
        where TOther : unmanaged, INumber<TOther>
    {
        // SAFETY: the caller has compared the types, so both are one type.
        RowRun<T> run = this;
        return Unsafe.As<RowRun<T>, RowRun<TOther>>(ref run);
    }
}
