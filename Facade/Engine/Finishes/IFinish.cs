using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Finishes;

/// <summary>How a row of totals with one divisor becomes a row of elements, NaN in its canonical bits.</summary>
internal unsafe interface IFinish<T, TTotal>
    where T : unmanaged
    where TTotal : unmanaged
{
    /// <summary>Whether a total that is no NaN is the result itself.</summary>
    bool KeepsNumbers { get; }

    void Row(TTotal* totals, nint length, long divisor, T* target);

    /// <summary>The divisors of rows where they differ, if such a row is finished in one go.</summary>
    DivisorTable? Table(FoldGeometry geometry) => null;

    /// <summary>A row with a divisor for each total, as the table has them; only where there is a <see cref="Table"/>.</summary>
    void Row(TTotal* totals, nint length, void* divisors, T* target) => throw new NotSupportedException();
}
