using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Where rows lie.</summary>
internal interface IRows<TSelf, TTotal>
    where TSelf : struct, IRows<TSelf, TTotal>
    where TTotal : unmanaged
{
    /// <summary>Totals of one of the first four rows, from place <paramref name="x"/> on.</summary>
    TLanes Load<TLanes>(int row, nint x)
        where TLanes : struct, ILanes<TLanes, TTotal>;

    /// <summary>The rows after the first so many.</summary>
    TSelf After(int rows);
}

/// <summary>Rows of a list.</summary>
internal readonly unsafe struct ListedRows<TTotal>(TTotal** rows) : IRows<ListedRows<TTotal>, TTotal>
    where TTotal : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(int row, nint x)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Load(unchecked(rows[row] + x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ListedRows<TTotal> After(int count) => new(unchecked(rows + count));
}

/// <summary>Rows at equal distances.</summary>
internal readonly unsafe struct EvenRows<TTotal>(TTotal* rows, nint pitch) : IRows<EvenRows<TTotal>, TTotal>
    where TTotal : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(int row, nint x)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Load(unchecked(rows + x + (row * pitch)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EvenRows<TTotal> After(int count) => new(unchecked(rows + (count * pitch)), pitch);
}
