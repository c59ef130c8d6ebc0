using System.Numerics;

namespace PoolFunctional.Engine.Rows;

/// <summary>Which of the present rows of a group are folded.</summary>
internal enum RowChoice
{
    All,
    First,
    Last,
}

/// <summary>The groups of rows that become one row each: the sequences of a batch with their mask, or segments.</summary>
/// <remarks>The memory behind the pointers stays where it is while they are used.</remarks>
internal readonly unsafe struct RowGroups
{
    private readonly RowChoice choice;
    private readonly byte* mask;
    private readonly int maskSize;
    private readonly nint tokens;
    private readonly int* starts;
    private readonly int* order;

    private RowGroups(long count, nint rows, byte* mask, int maskSize, nint tokens, RowChoice choice)
    {
        (Count, Rows, this.maskSize, this.tokens, this.choice) = (count, rows, maskSize, tokens, choice);
        this.mask = mask;
    }

    private RowGroups(long count, nint rows, int* starts, int* order)
    {
        (Count, Rows) = (count, rows);
        this.starts = starts;
        this.order = order;
    }

    /// <summary>The number of groups.</summary>
    internal long Count { get; }

    /// <summary>The number of rows of all of them.</summary>
    internal nint Rows { get; }

    /// <summary>No group has more positions than this.</summary>
    internal nint MostPositions => starts == null ? tokens : Rows;

    /// <summary>Sequences of so many tokens one after another; a token is present where its mask entry, of 1, 4 or 8 bytes, is not zero.</summary>
    internal static RowGroups Masked(void* mask, int maskSize, long batch, nint tokens, RowChoice choice) =>
        new(batch, checked((nint)batch * tokens), (byte*)mask, maskSize, tokens, choice);

    /// <summary>Group g holds the rows <c>order[starts[g]] … order[starts[g + 1] − 1]</c>, or without an order <c>starts[g] … starts[g + 1] − 1</c>.</summary>
    internal static RowGroups Listed(int* starts, int* order, long count, nint rows) => new(count, rows, starts, order);

    /// <summary>The rows that are a group's whether they are present or not: those of a sequence. Of listed groups every row is present.</summary>
    internal (nint First, nint End) OwnRows(long group) => starts == null ? (unchecked((nint)group * tokens), unchecked(((nint)group + 1) * tokens)) : default;

    /// <summary>One group.</summary>
    internal RowGroup Of(long group)
    {
        unchecked
        {
            if (starts == null) return Masked((nint)group * tokens);
            nint positions = starts[group + 1] - starts[group];
            return new(order == null ? starts[group] : 0, order == null ? null : order + starts[group], null, 0, positions, positions);
        }
    }

    private RowGroup Masked(nint row)
    {
        unchecked
        {
            byte* own = mask + (row * maskSize);
            nint count = 0;
            nint first = -1;
            nint end = 0;
            for (nint start = 0; start < tokens; start += MaskBits.Many)
            {
                uint bits = MaskBits.Of(own + (start * maskSize), maskSize, tokens - start);
                if (bits == 0) continue;
                count += BitOperations.PopCount(bits);
                if (first < 0) first = start + BitOperations.TrailingZeroCount(bits);
                end = start + BitOperations.Log2(bits) + 1;
            }

            return choice switch
            {
                RowChoice.First when count > 0 => new(row + first, null, null, 0, 1, 1),
                RowChoice.Last when count > 0 => new(row + end - 1, null, null, 0, 1, 1),
                _ => new(row, null, count == end ? null : own, maskSize, end, count),
            };
        }
    }
}

/// <summary>One group: its positions up to the last present row, and where their rows lie.</summary>
internal readonly unsafe struct RowGroup(nint firstRow, int* order, byte* mask, int maskSize, nint positions, nint present)
{
    internal nint Positions => positions;

    /// <summary>How many rows are present.</summary>
    internal nint Present => present;

    /// <summary>The number in the table of the row at a position.</summary>
    internal nint RowAt(nint position) => unchecked(firstRow + (order == null ? position : order[position]));

    /// <summary>Whether the rows of neighbouring positions are neighbours.</summary>
    internal bool IsInOrder => order == null;

    /// <summary>Which of the thirty-two positions from <paramref name="start"/> on are present: bit j for position start + j.</summary>
    internal uint PresentFrom(nint start)
    {
        unchecked
        {
            nint left = positions - start;
            if (mask != null) return MaskBits.Of(mask + (start * maskSize), maskSize, left);
            return left >= MaskBits.Many ? uint.MaxValue : (1u << (int)left) - 1;
        }
    }
}
