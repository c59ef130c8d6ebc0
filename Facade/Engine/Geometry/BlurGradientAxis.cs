using PoolFunctional.Blurring;

namespace PoolFunctional.Engine.Geometry;

/// <summary>An axis of a blur seen from its input: a line of places, those before and behind the input included, each of which some outputs feed.</summary>
/// <remarks>Places are counted from the first that a window sees. Place <c>turn·Stride + phase</c> is fed by the outputs up to turn, as many as its phase has weights.</remarks>
internal sealed class BlurGradientAxis
{
    private readonly int[] firsts;
    private readonly int[] places;
    private readonly nint[] lows;
    private readonly nint[] highs;

    internal BlurGradientAxis(BlurAxis axis)
    {
        BlurLine line = new(axis);
        (Extent, Outputs, Size, Stride, Places, Before, Room, Shift) = (line.Extent, line.Outputs, line.Size, line.Stride, line.Places, line.Before, line.Room, line.Shift);
        IsIdentity = line.IsIdentity;
        Weights = [.. Enumerable.Range(0, (int)Stride).Select(phase => line.Weights.Where((_, tap) => tap % Stride == phase).Reverse().ToArray())];
        (firsts, lows, highs) = (new int[Extent + 1], new nint[Extent], new nint[Extent]);
        List<int> all = [];
        List<(int From, int To)> carries = [];
        for (int input = 0; input < Extent; input++)
        {
            int own = (int)Before + input;
            int[] copies = [.. axis.PlacesOf(input).Select(place => (int)(place + Before))];
            all.AddRange(copies);
            firsts[input + 1] = all.Count;
            (lows[input], highs[input]) = Fed(copies);
            for (int i = 0; i < copies.Length; i++)
            {
                if (copies[i] < own) carries.Add((copies[i], copies[i + 1]));
                if (copies[i] > own) carries.Add((copies[i], own));
            }
        }

        (places, Carries) = ([.. all], [.. carries]);
        Unseen = [.. Enumerable.Range(0, (int)Extent).Where(input => IsUnseen(input))];
    }

    private BlurGradientAxis() =>
        (Extent, Outputs, Size, Stride, Places, Room, IsIdentity, Weights, Carries, Unseen, firsts, places, lows, highs) = (1, 1, 1, 1, 1, 1, true, [[1]], [], [], [0, 1], [0], [0], [1]);

    /// <summary>An axis of one row that is left as it is.</summary>
    internal static BlurGradientAxis Single { get; } = new();

    internal nint Extent { get; }

    internal nint Outputs { get; }

    internal int Size { get; }

    internal int Shift { get; }

    internal nint Stride { get; }

    /// <summary>The places from the first that a window sees to the last.</summary>
    internal nint Places { get; }

    /// <summary>The place of the first input.</summary>
    internal nint Before { get; }

    /// <summary>Room for a line: what windows see, and all of the input.</summary>
    internal nint Room { get; }

    internal bool IsIdentity { get; }

    /// <summary>How far outputs reach beyond the ends in the fold of a place.</summary>
    internal nint Reach => (Size - 1) / Stride;

    /// <summary>For each phase, what the outputs that feed it weigh, in ascending order of the outputs; a phase between windows has none.</summary>
    internal long[][] Weights { get; }

    /// <summary>Which places are added to which, one after the other, until the input's own place holds the sum of all that copy it.</summary>
    internal (int From, int To)[] Carries { get; }

    /// <summary>The inputs that no window sees.</summary>
    internal int[] Unseen { get; }

    /// <summary>The places that copy an input, ascending.</summary>
    internal ReadOnlySpan<int> PlacesOf(nint input) => places.AsSpan(firsts[input]..firsts[input + 1]);

    internal bool IsUnseen(nint input) => lows[input] >= highs[input];

    /// <summary>The first of the outputs that feed any of some inputs; those that feed none are passed over.</summary>
    internal nint FirstFeeding(nint from, nint to)
    {
        nint first = Outputs;
        for (nint input = from; input < to; input++) first = IsUnseen(input) ? first : nint.Min(first, lows[input]);
        return first;
    }

    /// <summary>The end of the outputs that feed an input.</summary>
    internal nint EndFeeding(nint input) => highs[input];

    /// <summary>The most outputs that must be at hand when inputs are gone through in order and outputs made when they are first needed.</summary>
    internal nint MostAtHand
    {
        get
        {
            (nint made, nint most) = (0, 1);
            for (nint input = 0; input < Extent; input++)
            {
                made = nint.Max(made, highs[input]);
                if (!IsUnseen(input)) most = nint.Max(most, made - lows[input]);
            }

            return most;
        }
    }

    private (nint Low, nint High) Fed(int[] copies)
    {
        (nint low, nint high) = (Outputs, 0);
        foreach (int place in copies)
        {
            (nint turn, nint phase) = nint.DivRem(place, Stride);
            (nint first, nint end) = (nint.Max(0, turn - Weights[phase].Length + 1), nint.Min(turn + 1, Outputs));
            if (first < end) (low, high) = (nint.Min(low, first), nint.Max(high, end));
        }

        return (low, high);
    }
}
