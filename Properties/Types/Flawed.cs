using System.Runtime.Intrinsics;

namespace PoolFunctional.Properties.Types;

/// <summary>A sum whose registers of some widths, in bits, lose a term where the first is 1000.</summary>
internal readonly struct Flawed<TWidths> : IVectorReductionOperator<int>
    where TWidths : struct, Flawed<TWidths>.IWidths
{
    internal interface IWidths
    {
        static abstract bool Has(int bits);
    }

    public static int Empty => 0;

    public static int Identity => 0;

    public static int Combine(int left, int right) => left + right;

    public static Vector128<int> Combine(Vector128<int> left, Vector128<int> right) => left + (TWidths.Has(128) ? right & ~Vector128.Equals(left, Vector128.Create(1000)) : right);

    public static Vector256<int> Combine(Vector256<int> left, Vector256<int> right) => left + (TWidths.Has(256) ? right & ~Vector256.Equals(left, Vector256.Create(1000)) : right);

    public static Vector512<int> Combine(Vector512<int> left, Vector512<int> right) => left + (TWidths.Has(512) ? right & ~Vector512.Equals(left, Vector512.Create(1000)) : right);

    public static int Finish(int total, long count) => total;
}

internal readonly struct Narrow : Flawed<Narrow>.IWidths
{
    public static bool Has(int bits) => bits == 128;
}

internal readonly struct NotWidest : Flawed<NotWidest>.IWidths
{
    public static bool Has(int bits) => bits < 512;
}

internal readonly struct Widest : Flawed<Widest>.IWidths
{
    public static bool Has(int bits) => bits == 512;
}

/// <summary>The last of its elements, whatever the order of the fold: which comes last is not the order's business.</summary>
internal readonly struct Later : IVectorReductionOperator<int>
{
    public static int Empty => 0;

    public static int Identity => 0;

    public static bool IsExact => true;

    public static int Combine(int left, int right) => right;

    public static Vector128<int> Combine(Vector128<int> left, Vector128<int> right) => right;

    public static Vector256<int> Combine(Vector256<int> left, Vector256<int> right) => right;

    public static Vector512<int> Combine(Vector512<int> left, Vector512<int> right) => right;

    public static int Finish(int total, long count) => total;
}

/// <summary>Never the same twice: finished, or lifted as well.</summary>
internal readonly struct Wavering<TLifts> : IReductionOperator<int, int>
{
    private static int times;

    public static int Empty => 0;

    public static int Lift(int element) => typeof(TLifts) == typeof(bool) ? element + times++ : element;

    public static int Combine(int left, int right) => left + right;

    public static int Finish(int total, long count) => total + times++;
}
