namespace PoolFunctional.Engine.Lifts;

/// <summary>Totals are elements.</summary>
internal readonly unsafe struct IdentityLift<T> : ILift<T, T>
    where T : unmanaged
{
    public bool IsIdentity => true;

    public void Row(T* source, nint length, T* target) => new ReadOnlySpan<T>(source, (int)length).CopyTo(new Span<T>(target, (int)length));
}
