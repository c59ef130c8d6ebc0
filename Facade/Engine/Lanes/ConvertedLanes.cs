namespace PoolFunctional.Engine.Lanes;

/// <summary>Lanes that hold elements as wider numbers, which not every machine has.</summary>
internal interface IConvertedLanes
{
    static abstract bool IsSupported { get; }
}

/// <summary>Elements in such lanes alone; only where they are supported.</summary>
internal readonly struct ConvertedLanes<T, TLanes> : ILaneSet<T>
    where T : unmanaged
    where TLanes : struct, ILanes<TLanes, T>, IConvertedLanes
{
    public static nint Suiting(nint length) => TLanes.Count;

    public static nint Holding(nint length) => length <= TLanes.Count ? TLanes.Count : 0;

    public static bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<T> => Covering(length, work);

    public static bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<T> => TLanes.IsSupported ? work.In<TLanes>() : throw new NotSupportedException();
}
