using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Lanes;

/// <summary>A row of accumulators side by side: one SIMD register, or a single value at width 1.</summary>
/// <remarks>A kernel is written once over this interface; the JIT specialises it for each width, with no call left in the loop.</remarks>
internal unsafe interface ILanes<TSelf, TTotal>
    where TSelf : struct, ILanes<TSelf, TTotal>
    where TTotal : unmanaged
{
    static abstract int Count { get; }

    /// <summary>The same total in every lane.</summary>
    static abstract TSelf Create(TTotal value);

    static abstract TSelf Load(TTotal* source);

    /// <summary>The lower half of the lanes; what the others hold is not said. A load of 64 bytes that crosses a cache line counts twice, one of 32 does so half as often.</summary>
    static virtual TSelf LoadLower(TTotal* source) => TSelf.Load(source);

    /// <summary>Divisors, or factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf LoadDivisors(TTotal* source) => TSelf.Load(source);

    /// <summary>What <see cref="Select"/> takes, from totals with all bits set or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf LoadMask(TTotal* source) => TSelf.Load(source);

    static abstract void Store(TSelf value, TTotal* target);

    /// <summary>Stores whole cache lines past the caches, where a register is one: what is written once and not read soon then does not have to be read before.</summary>
    static virtual void StorePast(TSelf value, TTotal* target) => TSelf.Store(value, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual void Store(TSelf value, TTotal* target, bool isPast)
    {
        if (isPast) TSelf.StorePast(value, target);
        else TSelf.Store(value, target);
    }

    /// <summary>Stores the upper half of the lanes; only where there is one.</summary>
    static virtual void StoreUpper(TSelf value, TTotal* target) => throw new NotSupportedException();

    /// <summary>Lanes of <paramref name="value"/> where the mask's bits are set, of <paramref name="other"/> where they are not.</summary>
    static abstract TSelf Select(TSelf mask, TSelf value, TSelf other);

    /// <summary>Lanes 0, 2, 4 … of two neighbouring registers.</summary>
    static abstract TSelf Even(TSelf left, TSelf right);

    /// <summary>Lanes 1, 3, 5 … of two neighbouring registers.</summary>
    static abstract TSelf Odd(TSelf left, TSelf right);

    /// <summary>What <see cref="Shift"/> takes for a shift by so many lanes, up to a register's; lanes that shift.</summary>
    static virtual TSelf Places(int count) => throw new NotSupportedException();

    /// <summary>What <see cref="Shift"/> takes to bring lanes of two registers together by turns, from one of either on, of four or eight bytes; lanes that shift.</summary>
    static virtual TSelf Zipped(int first) => throw new NotSupportedException();

    /// <summary>A register's worth of lanes from two neighbouring registers, so many lanes after the first of the left; lanes that shift.</summary>
    static virtual TSelf Shift(TSelf left, TSelf right, TSelf places) => throw new NotSupportedException();

    /// <summary>
    /// The lanes from number <paramref name="by"/> on, 1 or 2, of four bytes also 3 or 4, and after them the first of the neighbouring register; only where there are as many lanes.
    /// Lanes that shift take every power of two that is fewer than a register has.
    /// </summary>
    static virtual TSelf Following(TSelf left, TSelf right, int by) => throw new NotSupportedException();

    /// <summary>The last lane of the register before, and all lanes but the last.</summary>
    static virtual TSelf Preceding(TSelf before, TSelf value) => throw new NotSupportedException();

    static virtual bool HasNaN(TSelf value) => false;

    /// <summary>All bits of a lane where two numbers have the same bits, and none where they have not: a mask, whose lanes are NaN where it is set.</summary>
    static virtual TSelf HaveSameBits(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>The same numbers, and for every NaN the one with the bits of <c>T.NaN</c>.</summary>
    static virtual TSelf Canonical(TSelf value) => throw new NotSupportedException();

    static virtual TSelf Divide(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>The sum, where only whether it is a NaN matters: a multiplication by one before it, so that it does not wait for the units that compare.</summary>
    static virtual TSelf Watch(TSelf left, TSelf right) => TSelf.Add(left, right);

    /// <summary>What has been watched, and a further sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Gather(TSelf watched, TSelf sum) => TSelf.Add(watched, sum);

    static abstract TSelf Add(TSelf left, TSelf right);

    /// <summary>The product; lanes that only add leave it out.</summary>
    static virtual TSelf Multiply(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>What orders numbers; lanes that only add leave it out.</summary>
    static virtual TSelf Max(TSelf left, TSelf right) => throw new NotSupportedException();

    static virtual TSelf Min(TSelf left, TSelf right) => throw new NotSupportedException();

    static virtual TSelf MaxNumber(TSelf left, TSelf right) => throw new NotSupportedException();

    static virtual TSelf MinNumber(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>The maximum of numbers; a NaN may be lost, and where the machine has no better instruction −0 may come of −0 and +0.</summary>
    static virtual TSelf MaxOrdered(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>The minimum of numbers, −0 below +0; a NaN may be lost.</summary>
    static virtual TSelf MinOrdered(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>Offsets, integers in the bits of totals of 32 or 64 bits: the first one, and in each further lane one more.</summary>
    static virtual TSelf OffsetsFrom(nint first) => throw new NotSupportedException();

    /// <summary>The same offset in every lane.</summary>
    static virtual TSelf Offset(nint value) => throw new NotSupportedException();

    static virtual TSelf AddOffsets(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>The lesser offset of each lane; what is below 0 counts as beyond all others.</summary>
    static virtual TSelf LeastOffsets(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>The greater offset of each lane; what is below 0 counts as beyond all others.</summary>
    static virtual TSelf MostOffsets(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>Lanes of <paramref name="then"/> where the first two have the same bits, of <paramref name="otherwise"/> where they do not.</summary>
    static virtual TSelf IfSame(TSelf left, TSelf right, TSelf then, TSelf otherwise) => throw new NotSupportedException();

    /// <summary>Floats or doubles: <paramref name="total"/>, and where the first two have the same bits <paramref name="total"/> + <paramref name="term"/>.</summary>
    static virtual TSelf AddIfSame(TSelf left, TSelf right, TSelf total, TSelf term) => throw new NotSupportedException();

    /// <summary>In each lane the lane of <paramref name="value"/> whose number is the offset in <paramref name="sources"/>.</summary>
    static virtual TSelf Spread(TSelf value, TSelf sources) => throw new NotSupportedException();

    /// <summary>The bits that are set in both.</summary>
    static virtual TSelf And(TSelf left, TSelf right) => throw new NotSupportedException();

    /// <summary>A bit for each lane, the first the lowest: whether both have the same bits there.</summary>
    static virtual ulong Matching(TSelf left, TSelf right) => throw new NotSupportedException();
}
