namespace PoolFunctional.Engine.Schedules;

/// <summary>The totals of a block's lines.</summary>
internal readonly unsafe struct Totals<TTotal>(TTotal* at, nint pitch)
    where TTotal : unmanaged
{
    internal TTotal* At => at;

    internal nint Pitch => pitch;
}
