using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Which of some neighbouring outputs of a row see the first and the second of two neighbouring places: constants for compiled code.</summary>
internal interface ISquare
{
    /// <summary>By how many places a window begins after the one before.</summary>
    static abstract int Stride { get; }

    /// <summary>How many outputs there are, 1, 2 or 4.</summary>
    static abstract int Count { get; }

    /// <summary>Behind the outputs that see the first place; they begin with the first output.</summary>
    static abstract int EndOfFirst { get; }

    /// <summary>The first output that sees the second place; they end with the last output.</summary>
    static abstract int FirstOfSecond { get; }
}

/// <summary>Windows of three places at every place.</summary>
internal readonly struct DenseThrees : ISquare
{
    public static int Stride => 1;

    public static int Count => 4;

    public static int EndOfFirst => 3;

    public static int FirstOfSecond => 1;
}

/// <summary>Windows of three places at every second place, of which the second begins at the first place.</summary>
internal readonly struct HalvedThrees : ISquare
{
    public static int Stride => 2;

    public static int Count => 2;

    public static int EndOfFirst => 2;

    public static int FirstOfSecond => 1;
}

/// <summary>The same, of which the second begins at the second place.</summary>
internal readonly struct HalvedThreesLate : ISquare
{
    public static int Stride => 2;

    public static int Count => 2;

    public static int EndOfFirst => 1;

    public static int FirstOfSecond => 0;
}

/// <summary>Windows of two places at every second place.</summary>
internal readonly struct HalvedTwos : ISquare
{
    public static int Stride => 2;

    public static int Count => 1;

    public static int EndOfFirst => 1;

    public static int FirstOfSecond => 0;
}

/// <summary>Two neighbouring places of two neighbouring rows together, so that an output that sees several of them is loaded once.</summary>
internal static unsafe class MatchSquaresKernel
{
    /// <summary>Writes the squares of a row, or of two, of the item at <paramref name="target"/>.</summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<T, TLanes, TSquare>(in ChannelMatch<T> match, RowsOfInputs lines, T* target)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSquare : struct, ISquare
    {
        unchecked
        {
            (nint channels, nint length) = (match.Channels, match.Length);
            (nint from, nint end, nint firstOutput, _) = match.Squares;
            nint* rows = match.Rows + (2 * lines.Begin);
            nint* endOfRows = match.Rows + (2 * lines.End);
            bool isPast = match.IsPast;
            TLanes watched = default;
            nint toIndices = (nint)((byte*)match.Indices - (byte*)match.Gradients);

            // What lies outside, below the plane or to its right, is written where the place inside is written after it.
            nint down = lines.Count == 2 ? length * channels : 0;
            for (nint next = from; next < end; next += 2)
            {
                // Of an odd number of places the last two begin among those before, and one of them is made again.
                nint place = TSquare.Stride == 1 ? nint.Min(next, end - 2) : next;
                nint right = TSquare.Stride == 1 || place + 1 < length ? channels : 0;
                T* gradients = match.Gradients + ((firstOutput + ((place - from) / TSquare.Stride)) * channels);
                nint first = (lines.Row * length) + place;
                T* result = target + (first * channels);
                TLanes here00 = TLanes.Offset(first);
                TLanes here01 = TLanes.Offset(first + 1);
                TLanes here10 = TLanes.Offset(first + length);
                TLanes here11 = TLanes.Offset(first + length + 1);
                for (nint start = 0; start < channels; start += TLanes.Count)
                {
                    // SAFETY: there are as many channels as lanes; the last register begins where it ends with them, and makes some results again.
                    nint channel = nint.Min(start, channels - TLanes.Count);
                    TLanes total00 = default;
                    TLanes total01 = default;
                    TLanes total10 = default;
                    TLanes total11 = default;
                    for (nint* outputs = rows; outputs < endOfRows; outputs += 2)
                    {
                        T* given = gradients + outputs[0] + channel;
                        T* index = (T*)((byte*)given + toIndices);
                        if (outputs[1] == RowsOfInputs.Upper) Row<T, TLanes, TSquare>(index, given, channels, here00, here01, ref total00, ref total01);
                        else if (outputs[1] == RowsOfInputs.Lower) Row<T, TLanes, TSquare>(index, given, channels, here10, here11, ref total10, ref total11);
                        else Both<T, TLanes, TSquare>(index, given, channels, here00, here01, here10, here11, ref total00, ref total01, ref total10, ref total11);
                    }

                    watched = TLanes.Watch(watched, TLanes.Add(TLanes.Add(total00, total01), TLanes.Add(total10, total11)));
                    T* at = result + channel;
                    TLanes.Store(total11, at + down + right, isPast);
                    TLanes.Store(total10, at + down, isPast);
                    TLanes.Store(total01, at + right, isPast);
                    TLanes.Store(total00, at, isPast);
                }
            }

            return TLanes.HasNaN(watched);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T, TLanes, TSquare>(T* index, T* given, nint channels, TLanes first, TLanes second, ref TLanes firstTotal, ref TLanes secondTotal)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSquare : struct, ISquare
    {
        Output<T, TLanes, TSquare>(0, index, given, first, second, ref firstTotal, ref secondTotal);
        unchecked
        {
            if (TSquare.Count > 1) Output<T, TLanes, TSquare>(1, index + channels, given + channels, first, second, ref firstTotal, ref secondTotal);
            if (TSquare.Count > 2) Output<T, TLanes, TSquare>(2, index + (2 * channels), given + (2 * channels), first, second, ref firstTotal, ref secondTotal);
            if (TSquare.Count > 3) Output<T, TLanes, TSquare>(3, index + (3 * channels), given + (3 * channels), first, second, ref firstTotal, ref secondTotal);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Output<T, TLanes, TSquare>(int output, T* index, T* given, TLanes first, TLanes second, ref TLanes firstTotal, ref TLanes secondTotal)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSquare : struct, ISquare
    {
        TLanes place = TLanes.Load(index);
        TLanes share = TLanes.Load(given);
        if (output < TSquare.EndOfFirst) firstTotal = TLanes.AddIfSame(place, first, firstTotal, share);
        if (output >= TSquare.FirstOfSecond) secondTotal = TLanes.AddIfSame(place, second, secondTotal, share);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Both<T, TLanes, TSquare>(T* index, T* given, nint channels, TLanes here00, TLanes here01, TLanes here10, TLanes here11, ref TLanes total00, ref TLanes total01, ref TLanes total10, ref TLanes total11)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSquare : struct, ISquare
    {
        Square<T, TLanes, TSquare>(0, index, given, here00, here01, here10, here11, ref total00, ref total01, ref total10, ref total11);
        unchecked
        {
            if (TSquare.Count > 1) Square<T, TLanes, TSquare>(1, index + channels, given + channels, here00, here01, here10, here11, ref total00, ref total01, ref total10, ref total11);
            if (TSquare.Count > 2) Square<T, TLanes, TSquare>(2, index + (2 * channels), given + (2 * channels), here00, here01, here10, here11, ref total00, ref total01, ref total10, ref total11);
            if (TSquare.Count > 3) Square<T, TLanes, TSquare>(3, index + (3 * channels), given + (3 * channels), here00, here01, here10, here11, ref total00, ref total01, ref total10, ref total11);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square<T, TLanes, TSquare>(int output, T* index, T* given, TLanes here00, TLanes here01, TLanes here10, TLanes here11, ref TLanes total00, ref TLanes total01, ref TLanes total10, ref TLanes total11)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSquare : struct, ISquare
    {
        TLanes place = TLanes.Load(index);
        TLanes share = TLanes.Load(given);
        if (output < TSquare.EndOfFirst)
        {
            total00 = TLanes.AddIfSame(place, here00, total00, share);
            total10 = TLanes.AddIfSame(place, here10, total10, share);
        }

        if (output >= TSquare.FirstOfSecond)
        {
            total01 = TLanes.AddIfSame(place, here01, total01, share);
            total11 = TLanes.AddIfSame(place, here11, total11, share);
        }
    }
}
