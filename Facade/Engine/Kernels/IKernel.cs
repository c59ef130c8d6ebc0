using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Kernels;

/// <summary>A loop over places of rows, for any number of taps and any lanes.</summary>
internal interface IKernel<TTotal>
    where TTotal : unmanaged
{
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    bool Run<TLanes, TTaps>()
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps;
}

/// <summary>A kernel with the tree of some taps.</summary>
internal readonly struct TreeWork<TTotal, TKernel>(TKernel kernel, TapOffsets taps, bool anyOrder) : ILaneWork<TTotal>
    where TTotal : unmanaged
    where TKernel : struct, IKernel<TTotal>
{
    public bool In<TLanes>()
        where TLanes : struct, ILanes<TLanes, TTotal> =>
        (taps.FitsFixedTree(anyOrder) ? taps.Count : 0) switch
        {
            1 => kernel.Run<TLanes, Taps1>(),
            2 => kernel.Run<TLanes, Taps2>(),
            3 => kernel.Run<TLanes, Taps3>(),
            4 => kernel.Run<TLanes, Taps4>(),
            5 => kernel.Run<TLanes, Taps5>(),
            6 => kernel.Run<TLanes, Taps6>(),
            7 => kernel.Run<TLanes, Taps7>(),
            8 => kernel.Run<TLanes, Taps8>(),
            9 => kernel.Run<TLanes, Taps9>(),
            10 => kernel.Run<TLanes, Taps10>(),
            11 => kernel.Run<TLanes, Taps11>(),
            12 => kernel.Run<TLanes, Taps12>(),
            13 => kernel.Run<TLanes, Taps13>(),
            14 => kernel.Run<TLanes, Taps14>(),
            15 => kernel.Run<TLanes, Taps15>(),
            16 => kernel.Run<TLanes, Taps16>(),
            _ => kernel.Run<TLanes, TapsOfAny>(),
        };
}

/// <summary>Work for lanes that are shifted by what they are told. A constant: compiled ahead of time for other lanes, it is left out.</summary>
internal readonly struct ShiftedWork<TTotal, TWork>(TWork work) : ILaneWork<TTotal>
    where TTotal : unmanaged
    where TWork : struct, ILaneWork<TTotal>
{
    public bool In<TLanes>()
        where TLanes : struct, ILanes<TLanes, TTotal> => typeof(TLanes) == typeof(Lanes512<TTotal>) ? work.In<TLanes>() : throw new NotSupportedException();
}

internal readonly struct Taps1 : ITaps
{
    public static int Count => 1;
}

internal readonly struct Taps2 : ITaps
{
    public static int Count => 2;
}

internal readonly struct Taps3 : ITaps
{
    public static int Count => 3;
}

internal readonly struct Taps4 : ITaps
{
    public static int Count => 4;
}

internal readonly struct Taps5 : ITaps
{
    public static int Count => 5;
}

internal readonly struct Taps6 : ITaps
{
    public static int Count => 6;
}

internal readonly struct Taps7 : ITaps
{
    public static int Count => 7;
}

internal readonly struct Taps8 : ITaps
{
    public static int Count => 8;
}

internal readonly struct Taps9 : ITaps
{
    public static int Count => 9;
}

internal readonly struct Taps10 : ITaps
{
    public static int Count => 10;
}

internal readonly struct Taps11 : ITaps
{
    public static int Count => 11;
}

internal readonly struct Taps12 : ITaps
{
    public static int Count => 12;
}

internal readonly struct Taps13 : ITaps
{
    public static int Count => 13;
}

internal readonly struct Taps14 : ITaps
{
    public static int Count => 14;
}

internal readonly struct Taps15 : ITaps
{
    public static int Count => 15;
}

internal readonly struct Taps16 : ITaps
{
    public static int Count => 16;
}

/// <summary>Three taps, the first of which lies before the row for the first output. Registers then begin where the row does, and in aligned rows are read at once.</summary>
internal readonly struct Centred : ITaps
{
    public static int Count => 3;
}

internal readonly struct TapsOfAny : ITaps
{
    public static int Count => 0;
}
