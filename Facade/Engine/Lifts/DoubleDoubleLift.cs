using System.Runtime.Intrinsics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lifts;

/// <summary>A double as a double-double, as <see cref="DoubleDouble.Of"/> makes it.</summary>
internal readonly unsafe struct DoubleDoubleLift : ILift<double, DoubleDouble>
{
    public bool IsIdentity => false;

    public void Row(double* source, nint length, DoubleDouble* target)
    {
        unchecked
        {
            for (nint i = 0; i < length; i++) Vector128.CreateScalar(source[i]).Store((double*)(target + i));
        }
    }
}
