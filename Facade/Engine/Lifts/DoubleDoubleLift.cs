using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lifts;

/// <summary>A double as a double-double.</summary>
internal readonly unsafe struct DoubleDoubleLift : ILift<double, DoubleDouble>
{
    public bool IsIdentity => false;

    public void Row(double* source, nint length, DoubleDouble* target)
    {
        for (nint i = 0; i < length; i++) target[i] = DoubleDouble.Of(source[i]);
    }
}
