using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Indices;

/// <summary>Rows of a plane: where they are read, and where they go in an image.</summary>
/// <param name="Source">The element at place 0 of the first row, which may lie before the plane.</param>
/// <param name="SourcePitch">Elements between rows.</param>
/// <param name="Rows">How many.</param>
/// <param name="Image">Where the first row's place 0 goes.</param>
/// <param name="Pitch">Elements between rows of the image.</param>
internal readonly record struct RowBlock(nint Source, nint SourcePitch, nint Rows, nint Image, nint Pitch);

/// <summary>The whole input.</summary>
internal readonly unsafe struct InputSpan<T>(T* begin, T* end)
    where T : unmanaged
{
    internal T* Begin { get; } = begin;

    internal T* End { get; } = end;
}

/// <summary>Rows of elements of a key's size become rows of keys.</summary>
internal static unsafe class ImageRows<T, TKey, TExtremum>
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
    where TExtremum : struct, IExtremum
{
    /// <summary>Whether there are registers for it.</summary>
    internal static bool Takes(int stride) => sizeof(T) == sizeof(TKey) && stride <= 2 && Vector.IsHardwareAccelerated;

    /// <summary>The places of the span of each row are the input's, the others the lowest; those of odd number lie a part further where the stride is 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Fill(in RowBlock block, in InputSpan<T> input, TKey* image, TKey* line, (nint From, nint To, nint Length) span, int stride, nint partPitch)
    {
        unchecked
        {
            (nint from, nint to, nint length) = span;
            KeyLift<T, TKey, TExtremum>.Constants constants = new();
            Vector<TKey> shift = constants.Shift;
            Vector<TKey> notANumber = constants.NotANumber;
            nint reach = length + (2 * Vector<TKey>.Count);
            for (nint row = 0; row < block.Rows; row++)
            {
                T* source = input.Begin + block.Source + (row * block.SourcePitch);
                TKey* target = image + block.Image + (row * block.Pitch);
                if (source < input.Begin || source + reach > input.End)
                {
                    // At the ends of the input only the row itself may be read.
                    new ReadOnlySpan<T>(source + from, (int)(to - from)).CopyTo(new Span<T>(line + from, (int)(to - from)));
                    source = (T*)line;
                }

                // SAFETY: whole registers are read within the input or the line, and written within the image, whose later rows are made later.
                if (stride == 1) Straight((TKey*)source, target, from, to, length, shift, notANumber);
                else Sorted((TKey*)source, target, from, to, length, partPitch, shift, notANumber);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Straight(TKey* source, TKey* target, nint from, nint to, nint length, Vector<TKey> shift, Vector<TKey> notANumber)
    {
        unchecked
        {
            for (nint place = 0; place < length; place += Vector<TKey>.Count)
            {
                Vector<TKey> keys = KeyLift<T, TKey, TExtremum>.Lifted(Vector.Load(source + place), shift, notANumber);
                if (place < from || (to < length && place + Vector<TKey>.Count > to)) keys = Within(keys, place, from, to);
                keys.Store(target + place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sorted(TKey* source, TKey* target, nint from, nint to, nint length, nint partPitch, Vector<TKey> shift, Vector<TKey> notANumber)
    {
        unchecked
        {
            for (nint slot = 0; 2 * slot < length; slot += Vector<TKey>.Count)
            {
                Vector<TKey> left = Vector.Load(source + (2 * slot));
                Vector<TKey> right = Vector.Load(source + (2 * slot) + Vector<TKey>.Count);
                Vector<TKey> even = KeyLift<T, TKey, TExtremum>.Lifted(Even(left, right), shift, notANumber);
                Vector<TKey> odd = KeyLift<T, TKey, TExtremum>.Lifted(Odd(left, right), shift, notANumber);
                if (2 * slot < from || (to < length && 2 * (slot + Vector<TKey>.Count) > to))
                {
                    even = Within(even, slot, (from + 1) / 2, (to + 1) / 2);
                    odd = Within(odd, slot, from / 2, to / 2);
                }

                even.Store(target + slot);
                odd.Store(target + slot + partPitch);
            }
        }
    }

    /// <summary>As <see cref="Fill"/> for a stride of 2, and the windows of two or three neighbouring taps along the row are folded at once: what would be the first pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void FillFolded<TTaps>(in RowBlock block, in InputSpan<T> input, TKey* image, TKey* codes, TKey* line, (nint From, nint To, nint Length) span)
        where TTaps : struct, ITapCount
    {
        unchecked
        {
            (nint from, nint to, nint length) = span;
            KeyLift<T, TKey, TExtremum>.Constants constants = new();
            Vector<TKey> shift = constants.Shift;
            Vector<TKey> notANumber = constants.NotANumber;
            nint reach = length + (2 * Vector<TKey>.Count) + 2;
            for (nint row = 0; row < block.Rows; row++)
            {
                T* source = input.Begin + block.Source + (row * block.SourcePitch);
                nint target = block.Image + (row * block.Pitch);
                if (source < input.Begin || source + reach > input.End)
                {
                    new ReadOnlySpan<T>(source + from, (int)(to - from)).CopyTo(new Span<T>(line + from, (int)(to - from)));
                    source = (T*)line;
                }

                // SAFETY: as above; a third tap lies two elements further.
                TKey* place = (TKey*)source;
                for (nint slot = 0; (2 * slot) + TTaps.Count - 1 < length; slot += Vector<TKey>.Count, place += 2 * Vector<TKey>.Count)
                {
                    Vector<TKey> left = Vector.Load(place);
                    Vector<TKey> right = Vector.Load(place + Vector<TKey>.Count);
                    Vector<TKey> best = KeyLift<T, TKey, TExtremum>.Lifted(Even(left, right), shift, notANumber);
                    Vector<TKey> second = KeyLift<T, TKey, TExtremum>.Lifted(Odd(left, right), shift, notANumber);
                    Vector<TKey> third = best;
                    if (TTaps.Count > 2) third = KeyLift<T, TKey, TExtremum>.Lifted(Even(Vector.Load(place + 2), Vector.Load(place + 2 + Vector<TKey>.Count)), shift, notANumber);
                    if (2 * slot < from || (to < length && (2 * (slot + Vector<TKey>.Count)) + 2 > to))
                    {
                        best = Within(best, slot, (from + 1) / 2, (to + 1) / 2);
                        second = Within(second, slot, from / 2, to / 2);
                        if (TTaps.Count > 2) third = Within(third, slot + 1, (from + 1) / 2, (to + 1) / 2);
                    }

                    Vector<TKey> code = Vector.GreaterThan(second, best) & Vector<TKey>.One;
                    best = Vector.Max(best, second);
                    if (TTaps.Count > 2)
                    {
                        code = Vector.ConditionalSelect(Vector.GreaterThan(third, best), Vector.Create(TKey.CreateTruncating(2)), code);
                        best = Vector.Max(best, third);
                    }

                    best.Store(image + target + slot);
                    code.Store(codes + target + slot);
                }
            }
        }
    }

    private static Vector<TKey> Within(Vector<TKey> keys, nint place, nint from, nint to)
    {
        Vector<TKey> places = Vector.CreateSequence(TKey.CreateTruncating(place), TKey.One);
        Vector<TKey> isInside = Vector.GreaterThanOrEqual(places, Vector.Create(TKey.CreateTruncating(from))) & Vector.LessThan(places, Vector.Create(TKey.CreateTruncating(to)));
        return Vector.ConditionalSelect(isInside, keys, Vector.Create(TKey.MinValue));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TKey> Even(Vector<TKey> left, Vector<TKey> right)
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && Avx2.IsSupported)
        {
            return sizeof(TKey) == sizeof(int)
                ? Avx2.Permute4x64(Avx.Shuffle(left.AsVector256().AsSingle(), right.AsVector256().AsSingle(), 0b10_00_10_00).AsDouble(), 0b11_01_10_00).As<double, TKey>().AsVector()
                : Avx2.Permute4x64(Avx.UnpackLow(left.AsVector256().AsDouble(), right.AsVector256().AsDouble()), 0b11_01_10_00).As<double, TKey>().AsVector();
        }

        return sizeof(TKey) == sizeof(int)
            ? Vector.Narrow(left.As<TKey, ulong>(), right.As<TKey, ulong>()).As<uint, TKey>()
            : Vector128.Create(left.AsVector128().GetLower(), right.AsVector128().GetLower()).AsVector();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TKey> Odd(Vector<TKey> left, Vector<TKey> right)
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && Avx2.IsSupported)
        {
            return sizeof(TKey) == sizeof(int)
                ? Avx2.Permute4x64(Avx.Shuffle(left.AsVector256().AsSingle(), right.AsVector256().AsSingle(), 0b11_01_11_01).AsDouble(), 0b11_01_10_00).As<double, TKey>().AsVector()
                : Avx2.Permute4x64(Avx.UnpackHigh(left.AsVector256().AsDouble(), right.AsVector256().AsDouble()), 0b11_01_10_00).As<double, TKey>().AsVector();
        }

        return sizeof(TKey) == sizeof(int)
            ? Vector.Narrow(left.As<TKey, ulong>() >>> 32, right.As<TKey, ulong>() >>> 32).As<uint, TKey>()
            : Vector128.Create(left.AsVector128().GetUpper(), right.AsVector128().GetUpper()).AsVector();
    }
}
