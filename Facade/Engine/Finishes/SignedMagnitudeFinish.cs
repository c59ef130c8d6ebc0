using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The integer of a sign and a magnitude, saturated.</summary>
internal readonly unsafe struct SignedMagnitudeFinish<T> : IFinish<T, SignedMagnitude>
    where T : unmanaged, INumber<T>
{
    public bool KeepsNumbers => false;

    public void Row(SignedMagnitude* totals, nint length, long divisor, T* target)
    {
        for (nint i = 0; i < length; i++) target[i] = T.CreateSaturating(totals[i].ToInt128());
    }
}
