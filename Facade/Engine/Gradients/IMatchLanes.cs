using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Gradients of neighbouring inputs: each takes what comes from an output whose index is its own place.</summary>
internal unsafe interface IMatchLanes<TSelf, TTotal, TKey>
    where TSelf : struct, IMatchLanes<TSelf, TTotal, TKey>
    where TTotal : unmanaged
    where TKey : unmanaged
{
    static abstract int Count { get; }

    /// <summary>No gradient yet; the places are <paramref name="first"/>, and from lane to lane so many more.</summary>
    static abstract TSelf At(TKey first, TKey step);

    /// <summary>With what comes from an output for each lane.</summary>
    TSelf Plus(TKey* indices, TTotal* gradients);

    /// <summary>A NaN has the bits of <c>TTotal.NaN</c>.</summary>
    void Store(TTotal* target);
}

/// <summary>A register of 512 bits.</summary>
internal readonly unsafe struct MatchLanes512<TTotal, TKey> : IMatchLanes<MatchLanes512<TTotal, TKey>, TTotal, TKey>
    where TTotal : unmanaged, INumber<TTotal>
    where TKey : unmanaged, INumber<TKey>
{
    private readonly Vector512<TKey> places;
    private readonly Vector512<TTotal> total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private MatchLanes512(Vector512<TKey> places, Vector512<TTotal> total)
    {
        this.places = places;
        this.total = total;
    }

    public static int Count => Vector512<TTotal>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MatchLanes512<TTotal, TKey> At(TKey first, TKey step) => new(Vector512.CreateSequence(first, step), Vector512<TTotal>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MatchLanes512<TTotal, TKey> Plus(TKey* indices, TTotal* gradients)
    {
        // SAFETY: the rows have room for whole registers.
        Vector512<TTotal> isHere = Vector512.Equals(Vector512.Load(indices), places).As<TKey, TTotal>();
        return new(places, total + Vector512.ConditionalSelect(isHere, Vector512.Load(gradients), Vector512<TTotal>.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TTotal* target) =>
        Vector512.ConditionalSelect(Vector512.Equals(total, total), total, Vector512.Create(TTotal.CreateSaturating(double.NaN))).Store(target);
}

/// <summary>A register of as many bits as the machine has, up to 256.</summary>
internal readonly unsafe struct MatchLanes<TTotal, TKey> : IMatchLanes<MatchLanes<TTotal, TKey>, TTotal, TKey>
    where TTotal : unmanaged, INumber<TTotal>
    where TKey : unmanaged, INumber<TKey>
{
    private readonly Vector<TKey> places;
    private readonly Vector<TTotal> total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private MatchLanes(Vector<TKey> places, Vector<TTotal> total)
    {
        this.places = places;
        this.total = total;
    }

    public static int Count => Vector<TTotal>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MatchLanes<TTotal, TKey> At(TKey first, TKey step) => new(Vector.CreateSequence(first, step), Vector<TTotal>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MatchLanes<TTotal, TKey> Plus(TKey* indices, TTotal* gradients)
    {
        // SAFETY: the rows have room for whole registers.
        Vector<TTotal> isHere = Vector.Equals(Vector.Load(indices), places).As<TKey, TTotal>();
        return new(places, total + Vector.ConditionalSelect(isHere, Vector.Load(gradients), Vector<TTotal>.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TTotal* target) =>
        Vector.ConditionalSelect(Vector.Equals(total, total), total, Vector.Create(TTotal.CreateSaturating(double.NaN))).Store(target);
}

/// <summary>One at a time.</summary>
internal readonly unsafe struct MatchOne<TTotal, TKey> : IMatchLanes<MatchOne<TTotal, TKey>, TTotal, TKey>
    where TTotal : unmanaged, INumber<TTotal>
    where TKey : unmanaged, INumber<TKey>
{
    private readonly TKey place;
    private readonly TTotal total;

    private MatchOne(TKey place, TTotal total) => (this.place, this.total) = (place, total);

    public static int Count => 1;

    public static MatchOne<TTotal, TKey> At(TKey first, TKey step) => new(first, TTotal.Zero);

    public MatchOne<TTotal, TKey> Plus(TKey* indices, TTotal* gradients) => *indices == place ? new(place, total + *gradients) : this;

    public void Store(TTotal* target) => *target = TTotal.IsNaN(total) ? TTotal.CreateSaturating(double.NaN) : total;
}
