namespace PoolFunctional.Fuzzing;

/// <summary>What a target found: thrown, so that whoever drives it sees a crash.</summary>
internal sealed class Finding(string message) : Exception(message)
{
    internal static void Unless(bool holds, FormattableString message)
    {
        if (!holds) throw new Finding(message.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Runs a call that must be answered, or refused with an argument's name and nothing written. Says whether it was answered.</summary>
    internal static bool Answers(Action call, float[] destination, float untouched)
    {
        try
        {
            call();
            return true;
        }
        catch (ArgumentException refusal)
        {
            Unless(refusal.ParamName is not null, $"refused without a name: {refusal.Message}");
            Unless(Array.TrueForAll(destination, element => element.Equals(untouched)), $"refused after something had been written: {refusal.Message}");
            return false;
        }
    }

    /// <summary>The same bits, one by one.</summary>
    internal static void UnlessSame(ReadOnlySpan<float> found, ReadOnlySpan<float> expected, FormattableString where)
    {
        Unless(found.Length == expected.Length, $"{found.Length} elements, not {expected.Length}: {where}");
        for (int i = 0; i < found.Length; i++)
        {
            Unless(BitConverter.SingleToInt32Bits(found[i]) == BitConverter.SingleToInt32Bits(expected[i]), $"element {i} is {found[i]}, not {expected[i]}: {where}");
        }
    }
}
