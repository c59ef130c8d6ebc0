using System.Text.RegularExpressions;
using Xunit;

namespace PoolFunctional.Properties.Documentation;

public sealed partial class PageLaws
{
    private static readonly string[] languages = ["csharp", "python", "sh", "text", "xml"];

    [Fact]
    public void A_block_is_of_a_language_that_is_checked_or_of_one_that_is_not_ours() =>
        Assert.All(Page.All.SelectMany(page => page.Blocks.Select(block => (page.Name, block.Line, block.Language))), block => Assert.Contains(block.Language, languages));

    [Fact]
    public void A_fence_that_is_opened_is_closed() =>
        Assert.All(Page.All, page => Assert.Equal(2 * page.Blocks.Count(), page.Text.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal))));

    [Fact]
    public void A_row_of_a_table_has_as_many_cells_as_its_head()
    {
        (string Page, string Row, int Cells, int Head)[] rows = [.. Page.All.SelectMany(page => page.Tables.SelectMany(table => table.Select(row => (page.Name, row, Cells(row), Cells(table[0])))))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row.Cells == row.Head, $"{row.Page}: {row.Cells} cells where the head has {row.Head}: {row.Row}"));
    }

    /// <summary>Bars divide cells, in code too, but for those behind a backslash.</summary>
    private static int Cells(string row) => Bar().Count(row) - 1;

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
