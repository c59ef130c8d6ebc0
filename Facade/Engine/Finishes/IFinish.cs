using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;

namespace PoolFunctional.Engine.Finishes;

/// <summary>How a row of totals with one divisor becomes a row of elements, NaN in its canonical bits.</summary>
internal unsafe interface IFinish<T, TTotal>
    where T : unmanaged
    where TTotal : unmanaged
{
    /// <summary>Whether a total that is no NaN is the result itself.</summary>
    bool KeepsNumbers { get; }

    /// <summary>Whether totals can be finished in the registers in which they are made.</summary>
    static virtual bool HasEnding => false;

    /// <summary>Does the work with the ending that does the same as a row of this finish; only where there is one.</summary>
    bool End<TWork>(in TWork work)
        where TWork : struct, IEndingWork => throw new NotSupportedException();

    void Row(TTotal* totals, nint length, long divisor, T* target);

    /// <summary>A row of totals of what <see cref="ILift{T, TTotal}.TryShrunkRow"/> made, already divided.</summary>
    void ShrunkRow(TTotal* totals, nint length, T* target) => throw new NotSupportedException();

    /// <summary>The divisors of rows, if a row is finished in one go; null where nothing is divided.</summary>
    DivisorTable? Table(FoldGeometry geometry) => null;

    /// <summary>A row with a divisor for each total, as that table has them; only where there is a <see cref="Table"/>.</summary>
    void Row(TTotal* totals, nint length, DivisorTable table, void* divisors, T* target) => throw new NotSupportedException();
}
