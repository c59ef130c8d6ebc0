using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>A plan's gradients, one for each policy of ties: made when it is first asked for, and kept. Two threads that ask first may both make it.</summary>
internal sealed class Gradients<T>(Func<Ties, GradientSchedule<T>> make)
    where T : unmanaged, INumber<T>
{
    private readonly GradientSchedule<T>?[] made = new GradientSchedule<T>?[3];

    internal GradientSchedule<T> For(Ties ties) => made[ties.Among(0, 1, 2)] ??= make(ties);
}
