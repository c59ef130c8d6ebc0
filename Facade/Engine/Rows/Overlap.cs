namespace PoolFunctional.Engine.Rows;

/// <summary>Whether spans of unlike types share a byte.</summary>
internal static unsafe class Overlap
{
    internal static bool Between<TLeft, TRight>(ReadOnlySpan<TLeft> left, ReadOnlySpan<TRight> right)
        where TLeft : unmanaged
        where TRight : unmanaged
    {
        fixed (TLeft* leftStart = left)
        fixed (TRight* rightStart = right)
        {
            return left.Length > 0 && right.Length > 0 && leftStart < unchecked(rightStart + right.Length) && rightStart < unchecked(leftStart + left.Length);
        }
    }
}
