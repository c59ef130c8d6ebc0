namespace PoolFunctional.Numerics;

/// <summary>What a fixed sequence of operations is written over: one double, or a register of them. Every operation is exactly rounded, so all give the same bits.</summary>
/// <remarks>+ − × ÷ are IEEE 754's, without contraction; the rest look at the bits. Which NaN survives, and where, is not observable.</remarks>
internal interface IReal<TSelf>
    where TSelf : struct, IReal<TSelf>
{
    static abstract TSelf Of(double value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf SquareRoot(TSelf value);

    /// <summary>IEEE 754-2019 maximum: NaN wins, and +0 &gt; −0.</summary>
    static abstract TSelf Maximum(TSelf left, TSelf right);

    /// <summary><paramref name="then"/> where left &lt; right; <paramref name="otherwise"/> where not, or where one of them is a NaN.</summary>
    static abstract TSelf IfLess(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    static abstract TSelf And(TSelf value, long bits);

    static abstract TSelf Or(TSelf value, long bits);

    /// <summary>The bits moved up; those moved beyond the top are lost.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>The bits moved down, with zeros from above.</summary>
    static abstract TSelf ShiftRight(TSelf value, int count);
}
