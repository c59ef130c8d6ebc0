using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Indices;

/// <summary>How many taps a pass folds, where that is known.</summary>
internal interface ITapCount
{
    static abstract int Count { get; }
}

/// <summary>Two.</summary>
internal readonly struct TwoTaps : ITapCount
{
    public static int Count => 2;
}

/// <summary>Three.</summary>
internal readonly struct ThreeTaps : ITapCount
{
    public static int Count => 3;
}

/// <summary>Four.</summary>
internal readonly struct FourTaps : ITapCount
{
    public static int Count => 4;
}

/// <summary>Any other number.</summary>
internal readonly struct SomeTaps : ITapCount
{
    public static int Count => 0;
}

/// <summary><c>keys[i], codes[i] ← the first greatest of keys[i + offset], with its code</c>, in place: a strictly greater one replaces what came before it.</summary>
internal static unsafe class ImageFold
{
    /// <param name="pass">What is folded.</param>
    /// <param name="isFirst">Whether there are no codes yet: that of each tap is its own alone.</param>
    /// <param name="keys">The keys of the image.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="length">How many places.</param>
    internal static void Run<TKey>(ImagePass pass, bool isFirst, TKey* keys, TKey* codes, nint length)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        switch (pass.Offsets.Length)
        {
            case 2: Run<TKey, TwoTaps>(pass, isFirst, keys, codes, length); break;
            case 3: Run<TKey, ThreeTaps>(pass, isFirst, keys, codes, length); break;
            case 4: Run<TKey, FourTaps>(pass, isFirst, keys, codes, length); break;
            default: Run<TKey, SomeTaps>(pass, isFirst, keys, codes, length); break;
        }
    }

    private static void Run<TKey, TTaps>(ImagePass pass, bool isFirst, TKey* keys, TKey* codes, nint length)
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount => NumberLanes<TKey>.Filled(length, new Work<TKey, TTaps>(pass, isFirst, keys, codes, length));

    private readonly struct Work<TKey, TTaps>(ImagePass pass, bool isFirst, TKey* keys, TKey* codes, nint length) : ILaneWork<TKey>
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TKey>
        {
            if (isFirst) First<TKey, TTaps, TLanes>(pass, keys, codes, length);
            else Next<TKey, TTaps, TLanes>(pass, keys, codes, length);
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void First<TKey, TTaps, TLanes>(ImagePass pass, TKey* keys, TKey* codes, nint length)
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount
        where TLanes : struct, ILanes<TLanes, TKey>
    {
        unchecked
        {
            int taps = TTaps.Count == 0 ? pass.Offsets.Length : TTaps.Count;
            nint second = taps > 1 ? pass.Offsets[1] : 0;
            nint third = taps > 2 ? pass.Offsets[2] : 0;
            nint fourth = taps > 3 ? pass.Offsets[3] : 0;
            TLanes secondCode = Code<TKey, TLanes>(pass, 1);
            TLanes thirdCode = Code<TKey, TLanes>(pass, 2);
            TLanes fourthCode = Code<TKey, TLanes>(pass, 3);

            // SAFETY: an image has room for what its furthest offset and one register more reach.
            for (nint i = 0; i < length; i += TLanes.Count)
            {
                TLanes best = TLanes.Load(keys + i);
                TLanes code = default;
                if (TTaps.Count >= 2) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + second), secondCode);
                if (TTaps.Count >= 3) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + third), thirdCode);
                if (TTaps.Count >= 4) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + fourth), fourthCode);
                for (int tap = 1; TTaps.Count == 0 && tap < taps; tap++) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + pass.Offsets[tap]), TLanes.Offset((nint)pass.Codes[tap]));
                TLanes.Store(best, keys + i);
                TLanes.Store(code, codes + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Next<TKey, TTaps, TLanes>(ImagePass pass, TKey* keys, TKey* codes, nint length)
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount
        where TLanes : struct, ILanes<TLanes, TKey>
    {
        unchecked
        {
            int taps = TTaps.Count == 0 ? pass.Offsets.Length : TTaps.Count;
            nint second = taps > 1 ? pass.Offsets[1] : 0;
            nint third = taps > 2 ? pass.Offsets[2] : 0;
            nint fourth = taps > 3 ? pass.Offsets[3] : 0;
            TLanes secondCode = Code<TKey, TLanes>(pass, 1);
            TLanes thirdCode = Code<TKey, TLanes>(pass, 2);
            TLanes fourthCode = Code<TKey, TLanes>(pass, 3);

            // SAFETY: an image has room for what its furthest offset and one register more reach.
            for (nint i = 0; i < length; i += TLanes.Count)
            {
                TLanes best = TLanes.Load(keys + i);
                TLanes code = TLanes.Load(codes + i);
                if (TTaps.Count >= 2) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + second), TLanes.AddOffsets(TLanes.Load(codes + i + second), secondCode));
                if (TTaps.Count >= 3) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + third), TLanes.AddOffsets(TLanes.Load(codes + i + third), thirdCode));
                if (TTaps.Count >= 4) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + fourth), TLanes.AddOffsets(TLanes.Load(codes + i + fourth), fourthCode));
                for (int tap = 1; TTaps.Count == 0 && tap < taps; tap++) best = ImageSweep.Met<TKey, TLanes>(best, ref code, TLanes.Load(keys + i + pass.Offsets[tap]), TLanes.AddOffsets(TLanes.Load(codes + i + pass.Offsets[tap]), TLanes.Offset((nint)pass.Codes[tap])));
                TLanes.Store(best, keys + i);
                TLanes.Store(code, codes + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Code<TKey, TLanes>(ImagePass pass, int tap)
        where TKey : unmanaged
        where TLanes : struct, ILanes<TLanes, TKey> => TLanes.Offset(tap < pass.Codes.Length ? (nint)pass.Codes[tap] : 0);
}
