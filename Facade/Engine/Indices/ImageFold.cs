using System.Numerics;
using System.Runtime.CompilerServices;

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
    internal static void Run<TKey>(ImagePass pass, bool isFirst, TKey* keys, TKey* codes)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        switch (pass.Offsets.Length)
        {
            case 2: Run<TKey, TwoTaps>(pass, isFirst, keys, codes); break;
            case 3: Run<TKey, ThreeTaps>(pass, isFirst, keys, codes); break;
            case 4: Run<TKey, FourTaps>(pass, isFirst, keys, codes); break;
            default: Run<TKey, SomeTaps>(pass, isFirst, keys, codes); break;
        }
    }

    private static void Run<TKey, TTaps>(ImagePass pass, bool isFirst, TKey* keys, TKey* codes)
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount
    {
        if (isFirst) First<TKey, TTaps>(pass, keys, codes);
        else Next<TKey, TTaps>(pass, keys, codes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void First<TKey, TTaps>(ImagePass pass, TKey* keys, TKey* codes)
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount
    {
        unchecked
        {
            int taps = TTaps.Count == 0 ? pass.Offsets.Length : TTaps.Count;
            nint second = taps > 1 ? pass.Offsets[1] : 0;
            nint third = taps > 2 ? pass.Offsets[2] : 0;
            nint fourth = taps > 3 ? pass.Offsets[3] : 0;
            Vector<TKey> secondCode = Code<TKey>(pass, 1);
            Vector<TKey> thirdCode = Code<TKey>(pass, 2);
            Vector<TKey> fourthCode = Code<TKey>(pass, 3);

            // SAFETY: an image has room for what its furthest offset and one register more reach.
            for (nint i = 0; i < pass.Length; i += Vector<TKey>.Count)
            {
                Vector<TKey> best = Vector.Load(keys + i);
                Vector<TKey> code = Vector<TKey>.Zero;
                if (TTaps.Count >= 2)
                {
                    Vector<TKey> next = Vector.Load(keys + i + second);
                    code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), secondCode, code);
                    best = Vector.Max(best, next);
                }

                if (TTaps.Count >= 3)
                {
                    Vector<TKey> next = Vector.Load(keys + i + third);
                    code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), thirdCode, code);
                    best = Vector.Max(best, next);
                }

                if (TTaps.Count >= 4)
                {
                    Vector<TKey> next = Vector.Load(keys + i + fourth);
                    code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), fourthCode, code);
                    best = Vector.Max(best, next);
                }

                if (TTaps.Count == 0)
                {
                    for (int tap = 1; tap < taps; tap++)
                    {
                        Vector<TKey> next = Vector.Load(keys + i + pass.Offsets[tap]);
                        code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), Vector.Create(TKey.CreateTruncating(pass.Codes[tap])), code);
                        best = Vector.Max(best, next);
                    }
                }

                best.Store(keys + i);
                code.Store(codes + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Next<TKey, TTaps>(ImagePass pass, TKey* keys, TKey* codes)
        where TKey : unmanaged, IBinaryInteger<TKey>
        where TTaps : struct, ITapCount
    {
        unchecked
        {
            int taps = TTaps.Count == 0 ? pass.Offsets.Length : TTaps.Count;
            nint second = taps > 1 ? pass.Offsets[1] : 0;
            nint third = taps > 2 ? pass.Offsets[2] : 0;
            nint fourth = taps > 3 ? pass.Offsets[3] : 0;
            Vector<TKey> secondCode = Code<TKey>(pass, 1);
            Vector<TKey> thirdCode = Code<TKey>(pass, 2);
            Vector<TKey> fourthCode = Code<TKey>(pass, 3);

            // SAFETY: as above.
            for (nint i = 0; i < pass.Length; i += Vector<TKey>.Count)
            {
                Vector<TKey> best = Vector.Load(keys + i);
                Vector<TKey> code = Vector.Load(codes + i);
                if (TTaps.Count >= 2)
                {
                    Vector<TKey> next = Vector.Load(keys + i + second);
                    code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), Vector.Load(codes + i + second) + secondCode, code);
                    best = Vector.Max(best, next);
                }

                if (TTaps.Count >= 3)
                {
                    Vector<TKey> next = Vector.Load(keys + i + third);
                    code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), Vector.Load(codes + i + third) + thirdCode, code);
                    best = Vector.Max(best, next);
                }

                if (TTaps.Count >= 4)
                {
                    Vector<TKey> next = Vector.Load(keys + i + fourth);
                    code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), Vector.Load(codes + i + fourth) + fourthCode, code);
                    best = Vector.Max(best, next);
                }

                if (TTaps.Count == 0)
                {
                    for (int tap = 1; tap < taps; tap++)
                    {
                        Vector<TKey> next = Vector.Load(keys + i + pass.Offsets[tap]);
                        Vector<TKey> further = Vector.Load(codes + i + pass.Offsets[tap]) + Vector.Create(TKey.CreateTruncating(pass.Codes[tap]));
                        code = Vector.ConditionalSelect(Vector.GreaterThan(next, best), further, code);
                        best = Vector.Max(best, next);
                    }
                }

                best.Store(keys + i);
                code.Store(codes + i);
            }
        }
    }

    private static Vector<TKey> Code<TKey>(ImagePass pass, int tap)
        where TKey : unmanaged, IBinaryInteger<TKey> => Vector.Create(tap < pass.Codes.Length ? TKey.CreateTruncating(pass.Codes[tap]) : TKey.Zero);
}
