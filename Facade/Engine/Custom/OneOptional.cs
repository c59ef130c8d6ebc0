using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Custom;

/// <summary>One total of a user's reduction: the only lane that any struct has.</summary>
internal readonly unsafe struct OneOptional<TTotal> : ILanes<OneOptional<TTotal>, OptionalTotal<TTotal>>
    where TTotal : unmanaged
{
    private readonly OptionalTotal<TTotal> total;

    private OneOptional(OptionalTotal<TTotal> total) => this.total = total;

    public static int Count => 1;

    public static OneOptional<TTotal> Create(OptionalTotal<TTotal> value) => new(value);

    public static OneOptional<TTotal> Load(OptionalTotal<TTotal>* source) => new(*source);

    public static void Store(OneOptional<TTotal> value, OptionalTotal<TTotal>* target) => *target = value.total;

    public static OneOptional<TTotal> Select(OneOptional<TTotal> mask, OneOptional<TTotal> value, OneOptional<TTotal> other) => value;

    public static OneOptional<TTotal> Even(OneOptional<TTotal> left, OneOptional<TTotal> right) => left;

    public static OneOptional<TTotal> Odd(OneOptional<TTotal> left, OneOptional<TTotal> right) => right;

    public static OneOptional<TTotal> Add(OneOptional<TTotal> left, OneOptional<TTotal> right) => throw new NotSupportedException();
}

/// <summary>Totals of a user's reduction, one at a time.</summary>
internal readonly struct OptionalLanes<TTotal> : ILaneSet<OptionalTotal<TTotal>>
    where TTotal : unmanaged
{
    public static bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<OptionalTotal<TTotal>> => work.In<OneOptional<TTotal>>();

    public static bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<OptionalTotal<TTotal>> => work.In<OneOptional<TTotal>>();
}
