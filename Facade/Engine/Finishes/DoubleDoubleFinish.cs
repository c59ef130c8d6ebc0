using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotient of a double-double by an integer, with its correction.</summary>
internal readonly unsafe struct DoubleDoubleFinish : IFinish<double, DoubleDouble>
{
    public bool KeepsNumbers => false;

    public void Row(DoubleDouble* totals, nint length, long divisor, double* target)
    {
        for (nint i = 0; i < length; i++) target[i] = Element.Canonical(totals[i].DividedBy(divisor));
    }
}
