using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[column·targetPitch + row] = source[row·sourcePitch + column]</c>.</summary>
internal static unsafe class TransposeKernel
{
    internal static void Run<TTotal>(TTotal* source, nint rows, nint columns, nint sourcePitch, TTotal* target, nint targetPitch)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint row = 0;
            if (sizeof(TTotal) == 4 && Sse.IsSupported)
            {
                nint whole = columns & ~3;
                for (; row + 4 <= rows; row += 4)
                {
                    for (nint column = 0; column < whole; column += 4)
                        Square((float*)source + (row * sourcePitch) + column, sourcePitch, (float*)target + (column * targetPitch) + row, targetPitch);
                    Plain(source + (row * sourcePitch) + whole, 4, columns - whole, sourcePitch, target + (whole * targetPitch) + row, targetPitch);
                }
            }

            Plain(source + (row * sourcePitch), rows - row, columns, sourcePitch, target + row, targetPitch);
        }
    }

    private static void Plain<TTotal>(TTotal* source, nint rows, nint columns, nint sourcePitch, TTotal* target, nint targetPitch)
        where TTotal : unmanaged
    {
        unchecked
        {
            for (nint row = 0; row < rows; row++)
            {
                for (nint column = 0; column < columns; column++) target[(column * targetPitch) + row] = source[(row * sourcePitch) + column];
            }
        }
    }

    /// <summary>Four by four 32-bit elements; bits are moved, so any element type will do.</summary>
    private static void Square(float* source, nint sourcePitch, float* target, nint targetPitch)
    {
        unchecked
        {
            Vector128<float> a = Vector128.Load(source);
            Vector128<float> b = Vector128.Load(source + sourcePitch);
            Vector128<float> c = Vector128.Load(source + (2 * sourcePitch));
            Vector128<float> d = Vector128.Load(source + (3 * sourcePitch));
            (Vector128<float> abLow, Vector128<float> abHigh) = (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));
            (Vector128<float> cdLow, Vector128<float> cdHigh) = (Sse.UnpackLow(c, d), Sse.UnpackHigh(c, d));
            Sse.MoveLowToHigh(abLow, cdLow).Store(target);
            Sse.MoveHighToLow(cdLow, abLow).Store(target + targetPitch);
            Sse.MoveLowToHigh(abHigh, cdHigh).Store(target + (2 * targetPitch));
            Sse.MoveHighToLow(cdHigh, abHigh).Store(target + (3 * targetPitch));
        }
    }
}
