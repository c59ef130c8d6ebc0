using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>What a tap is when it is compared with the value of its window, and what its share is turned by.</summary>
internal interface ISeeing<T>
    where T : unmanaged, INumber<T>
{
    T Seen(T tap);

    /// <summary>1, −1 or 0.</summary>
    int Sign(T tap);
}

/// <summary>Taps as they are.</summary>
internal readonly struct Itself<T> : ISeeing<T>
    where T : unmanaged, INumber<T>
{
    public T Seen(T tap) => tap;

    public int Sign(T tap) => 1;
}

/// <summary>|x|.</summary>
internal readonly struct Magnitude<T> : ISeeing<T>
    where T : unmanaged, INumber<T>
{
    public T Seen(T tap) => T.Abs(tap);

    public int Sign(T tap) => T.IsNaN(tap) ? 1 : T.Sign(tap);
}

/// <summary>Taps as they are; a number that is not above ε does not move the value.</summary>
internal readonly struct Above<T>(double epsilon) : ISeeing<T>
    where T : unmanaged, INumber<T>
{
    public T Seen(T tap) => tap;

    public int Sign(T tap) => T.IsNaN(tap) || double.CreateSaturating(tap) > epsilon ? 1 : 0;
}

/// <summary>To the taps that are equal to the value of the window, by the policy of ties.</summary>
internal readonly struct EqualRouting<T, TTotal, TSeeing>(TSeeing seeing, Ties ties) : IRouting<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
    where TSeeing : struct, ISeeing<T>
{
    private readonly bool toFirst = ties is Ties.FirstTies;
    private readonly bool splits = ties is Ties.SplitTies;

    public static bool NeedsValue => true;

    public void Share(ReadOnlySpan<T> taps, T value, TTotal total, Span<TTotal> shares)
    {
        TTotal part = splits ? total / TTotal.CreateSaturating(Equal(taps, value)) : total;
        bool isOpen = true;
        for (int tap = 0; tap < taps.Length; tap++)
        {
            bool gets = isOpen && IndexRule.AreSame(seeing.Seen(taps[tap]), value);
            shares[tap] = !gets ? TTotal.Zero : seeing.Sign(taps[tap]) switch { > 0 => part, < 0 => -part, _ => TTotal.Zero };
            isOpen &= !(gets && toFirst);
        }
    }

    private int Equal(ReadOnlySpan<T> taps, T value)
    {
        int equal = 0;
        foreach (T tap in taps) equal += IndexRule.AreSame(seeing.Seen(tap), value) ? 1 : 0;
        return equal;
    }
}
