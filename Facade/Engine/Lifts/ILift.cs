using PoolFunctional.Engine.Finishes;

namespace PoolFunctional.Engine.Lifts;

/// <summary>How a row of elements becomes a row of totals.</summary>
internal unsafe interface ILift<T, TTotal>
    where T : unmanaged
    where TTotal : unmanaged
{
    /// <summary>Whether a total is the element itself, so that kernels may read the input in place.</summary>
    bool IsIdentity { get; }

    /// <summary>Whether a total is the same number in a wider type.</summary>
    static virtual bool Widens => false;

    void Row(T* source, nint length, TTotal* target);

    /// <summary>Makes the row too small by a power of two that makes it quicker, if that changes no bit of what <see cref="IFinish{T, TTotal}.ShrunkRow"/> makes of its totals.</summary>
    bool TryShrunkRow(T* source, nint length, TTotal* target) => false;
}
