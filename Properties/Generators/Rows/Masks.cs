namespace PoolFunctional.Generators.Rows;

/// <summary>Makes masks.</summary>
internal static class Masks
{
    /// <summary>The mask of one sequence of the batch.</summary>
    internal static bool[] Of(Masking masking, int tokens, int sequence, int seed)
    {
        Masking kind = masking == Masking.Mixed ? (Masking)((sequence + (seed & 0xFFFF)) % (int)Masking.Mixed) : masking;
        int Draw(int below, int stream) => below == 0 ? 0 : (int)(Elements.Bits((ulong)seed, (ulong)((sequence * 1_000_003L) + stream)) % (ulong)below);
        int first = Draw(tokens, 1);
        int end = first + 1 + Draw(tokens - first, 2);
        return [.. Enumerable.Range(0, tokens).Select(token => kind switch
        {
            Masking.Right => token < end,
            Masking.Left => token >= first,
            Masking.Both => token >= first && token < end,
            Masking.Holed => Draw(4, 3 + token) > 0,
            Masking.Sparse => Draw(8, 3 + token) == 0,
            Masking.One => token == first,
            Masking.None => false,
            _ => true,
        })];
    }

    /// <summary>Entries that are 0 or not, by no means always 1: a mask that is read by its lowest byte, or as a bool, is read wrongly.</summary>
    internal static TMask[] As<TMask>(bool[] mask)
        where TMask : unmanaged =>
        [.. mask.Select((isReal, token) => (TMask)(object)(
            typeof(TMask) == typeof(bool) ? isReal
            : typeof(TMask) == typeof(byte) ? !isReal ? (byte)0 : ((byte[])[1, 255, 2, 128])[token % 4]
            : typeof(TMask) == typeof(int) ? !isReal ? 0 : ((int[])[1, -1, 256, int.MinValue, 1 << 16])[token % 5]
            : (object)(!isReal ? 0L : ((long[])[1, -1, 256, 1L << 32, long.MinValue])[token % 5])))];
}
