using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Rows become columns: <c>target[column][row] = source[row][column]</c>.</summary>
internal static unsafe class Transposition
{
    private const int Block = 8;

    /// <summary>Pitches are the distances between rows of the source and of the target, in elements.</summary>
    internal static void Run<T>(T* source, nint rows, nint columns, nint sourcePitch, T* target, nint targetPitch)
        where T : unmanaged
    {
        unchecked
        {
            bool isWide = sizeof(T) == sizeof(float) && Avx.IsSupported;
            for (nint row = 0; row < rows; row += Block)
            {
                nint high = nint.Min(Block, rows - row);
                for (nint column = 0; column < columns; column += Block)
                {
                    nint wide = nint.Min(Block, columns - column);
                    T* from = source + (row * sourcePitch) + column;
                    T* to = target + (column * targetPitch) + row;
                    if (isWide && high == Block && wide == Block) Eight((float*)from, sourcePitch, (float*)to, targetPitch);
                    else Piece(from, high, wide, sourcePitch, to, targetPitch);
                }
            }
        }
    }

    private static void Piece<T>(T* source, nint rows, nint columns, nint sourcePitch, T* target, nint targetPitch)
        where T : unmanaged
    {
        unchecked
        {
            for (nint column = 0; column < columns; column++)
            {
                for (nint row = 0; row < rows; row++) target[(column * targetPitch) + row] = source[(row * sourcePitch) + column];
            }
        }
    }

    /// <summary>Eight rows of eight: pairs of elements, pairs of pairs, then halves change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* source, nint pitch, float* target, nint targetPitch)
    {
        unchecked
        {
            Vector256<float> r0 = Vector256.Load(source), r1 = Vector256.Load(source + pitch), r2 = Vector256.Load(source + (2 * pitch)), r3 = Vector256.Load(source + (3 * pitch));
            Vector256<float> r4 = Vector256.Load(source + (4 * pitch)), r5 = Vector256.Load(source + (5 * pitch)), r6 = Vector256.Load(source + (6 * pitch)), r7 = Vector256.Load(source + (7 * pitch));
            Vector256<float> a = Avx.UnpackLow(r0, r1), b = Avx.UnpackHigh(r0, r1), c = Avx.UnpackLow(r2, r3), d = Avx.UnpackHigh(r2, r3);
            Vector256<float> e = Avx.UnpackLow(r4, r5), f = Avx.UnpackHigh(r4, r5), g = Avx.UnpackLow(r6, r7), h = Avx.UnpackHigh(r6, r7);
            r0 = Avx.Shuffle(a, c, 0x44);
            r1 = Avx.Shuffle(a, c, 0xEE);
            r2 = Avx.Shuffle(b, d, 0x44);
            r3 = Avx.Shuffle(b, d, 0xEE);
            r4 = Avx.Shuffle(e, g, 0x44);
            r5 = Avx.Shuffle(e, g, 0xEE);
            r6 = Avx.Shuffle(f, h, 0x44);
            r7 = Avx.Shuffle(f, h, 0xEE);
            Avx.Permute2x128(r0, r4, 0x20).Store(target);
            Avx.Permute2x128(r1, r5, 0x20).Store(target + targetPitch);
            Avx.Permute2x128(r2, r6, 0x20).Store(target + (2 * targetPitch));
            Avx.Permute2x128(r3, r7, 0x20).Store(target + (3 * targetPitch));
            Avx.Permute2x128(r0, r4, 0x31).Store(target + (4 * targetPitch));
            Avx.Permute2x128(r1, r5, 0x31).Store(target + (5 * targetPitch));
            Avx.Permute2x128(r2, r6, 0x31).Store(target + (6 * targetPitch));
            Avx.Permute2x128(r3, r7, 0x31).Store(target + (7 * targetPitch));
        }
    }
}
