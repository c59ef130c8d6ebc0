using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lanes;

/// <summary>One product of 64-bit integers; it only multiplies.</summary>
internal readonly unsafe struct OneSignedMagnitude : ILanes<OneSignedMagnitude, SignedMagnitude>
{
    private readonly SignedMagnitude value;

    private OneSignedMagnitude(SignedMagnitude value) => this.value = value;

    public static int Count => 1;

    public static OneSignedMagnitude Create(SignedMagnitude value) => new(value);

    public static OneSignedMagnitude Load(SignedMagnitude* source) => new(*source);

    public static void Store(OneSignedMagnitude value, SignedMagnitude* target) => *target = value.value;

    public static OneSignedMagnitude Select(OneSignedMagnitude mask, OneSignedMagnitude value, OneSignedMagnitude other) => value;

    public static OneSignedMagnitude Even(OneSignedMagnitude left, OneSignedMagnitude right) => left;

    public static OneSignedMagnitude Odd(OneSignedMagnitude left, OneSignedMagnitude right) => right;

    public static OneSignedMagnitude Add(OneSignedMagnitude left, OneSignedMagnitude right) => throw new NotSupportedException();

    public static OneSignedMagnitude Multiply(OneSignedMagnitude left, OneSignedMagnitude right) => new(SignedMagnitude.Multiply(left.value, right.value));
}

/// <summary>Products of 64-bit integers: one at a time, for no register multiplies them to 128 bits.</summary>
internal readonly struct SignedMagnitudeLanes : ILaneSet<SignedMagnitude>
{
    public static bool Filled<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<SignedMagnitude> => work.In<OneSignedMagnitude>();

    public static bool Covering<TWork>(nint length, in TWork work)
        where TWork : struct, ILaneWork<SignedMagnitude> => work.In<OneSignedMagnitude>();
}
