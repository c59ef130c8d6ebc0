namespace PoolFunctional.Engine.Kernels;

/// <summary>How many rows lie under one row of outputs: a product over the two axes before the last.</summary>
internal interface IColumn
{
    static abstract int Deep { get; }

    static abstract int High { get; }
}

internal readonly struct Columns<TDeep, THigh> : IColumn
    where TDeep : struct, ITaps
    where THigh : struct, ITaps
{
    public static int Deep => TDeep.Count;

    public static int High => THigh.Count;
}
