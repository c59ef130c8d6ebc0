using SkiaSharp;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>Sequences, segments and streams: rows of cells, each with the number that the library itself gives for it.</summary>
internal static class RowPictures
{
    private const int Frames = 12;

    internal static IEnumerable<(string File, SKBitmap Drawing)> All() => [("sequence", Sequences()), ("segment", Segments()), ("streaming", Streams())];

    private static SKBitmap Sequences()
    {
        (string Name, string Mask)[] rows = [("padding on the right", "11111000"), ("padding on the left", "00011111"), ("holes", "11011010")];
        return RowDiagram.Draw("Sequences: the tokens that a mask calls real", "dashed: padding, which is never read; in the cells one feature",
            [.. rows.Select(row => (row.Name, Tokens(row.Mask), Pooled(row.Mask)))]);

        static RowCell[] Tokens(string mask) => [.. mask.Select((mark, token) => new RowCell($"{token + 1}", mark == '1' ? 0 : null))];

        static string Pooled(string mask)
        {
            float[] tokens = [.. mask.Select((_, token) => token + 1f)];
            bool[] real = [.. mask.Select(mark => mark == '1')];
            return $"mean {By(SequenceReduction.Mean)}, max {By(SequenceReduction.Max)}, first {By(SequenceReduction.First)}, last {By(SequenceReduction.Last)}";

            float By(SequenceReduction reduction)
            {
                float[] pooled = new float[1];
                SequencePool.Reduce<float, bool>(tokens, real, [1, tokens.Length, 1], reduction, pooled);
                return pooled[0];
            }
        }
    }

    private static SKBitmap Segments()
    {
        int[] ids = [2, 0, 0, 2, 3, 2, 0, 3];
        float[] rows = [.. ids.Select((_, row) => row + 1f)], sums = new float[4];
        SegmentPool.Sum(rows, [rows.Length, 1], PoolFunctional.Segments.ByIds(ids), sums);
        RowCell[] cells = [.. ids.Select((id, row) => new RowCell($"{row + 1}", id))];
        RowCell[] sorted = [.. cells.OrderBy(cell => cell.Group)];
        return RowDiagram.Draw("Segments: rows of a table by the id of each", "in the cells one feature; ids 2, 0, 0, 2, 3, 2, 0, 3; no row has id 1",
            ("ids in any order", cells, $"sums {string.Join(", ", sums)}"),
            ("sorted, offsets 0 3 3 6 8", sorted, "the same sums, bit for bit"));
    }

    private static SKBitmap Streams()
    {
        PoolStream<float> stream = new(Reduction.Max, Window.Sliding([3], [2]), [], new() { Layout = Layout.Plane });
        List<(string, RowCell[], string)> pushes = [];
        long first = 0, given = 0;
        foreach (int length in (int[])[4, 1, 5, 2])
        {
            stream.Push(new float[length]);
            long end = first + length;
            RowCell[] cells = [.. Enumerable.Range(0, Frames).Select(frame => new RowCell($"{frame}", frame >= first && frame < end ? pushes.Count : null))];
            pushes.Add(($"push {pushes.Count + 1}", cells, $"outputs: {stream.OutputFrames - given}, frames held: {stream.HeldFrames}"));
            (first, given) = (end, stream.OutputFrames);
        }

        return RowDiagram.Draw("Streams: chunks of any length, windows of 3 frames at a stride of 2", "a window is given as soon as its last frame is there", [.. pushes]);
    }
}
