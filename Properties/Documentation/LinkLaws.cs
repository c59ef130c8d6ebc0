using Xunit;

namespace PoolFunctional.Properties.Documentation;

public sealed class LinkLaws
{
    private const long MostBytesOfPictures = 1_500_000;

    [Fact]
    public void A_relative_link_leads_to_a_file_and_to_a_heading_of_it()
    {
        (string Page, string Link)[] links = [.. Page.All.SelectMany(page => page.Links.Select(link => (page.Name, link))).Where(link => !link.link.Contains("://", StringComparison.Ordinal))];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Leads(link.Page, link.Link), $"{link.Page} links to {link.Link}, which is not there."));
    }

    [Fact]
    public void A_path_that_the_documentation_quotes_exists()
    {
        (string Page, string Path)[] paths = [.. Page.All.Where(page => page.Name.StartsWith(Page.Room, StringComparison.Ordinal)).SelectMany(page => page.Paths.Select(path => (page.Name, path)))];
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Exists(path.Path), $"{path.Page} quotes {path.Path}, which is not there."));
    }

    [Fact]
    public void A_picture_is_shown_by_some_page_and_all_of_them_are_small()
    {
        FileInfo[] pictures = [.. new DirectoryInfo(Path.Combine(Page.Root, Page.Room, "pictures")).EnumerateFiles()];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.True(Page.All.Any(page => page.Links.Contains($"pictures/{picture.Name}")), $"No page shows {picture.Name}."));
        Assert.InRange(pictures.Sum(picture => picture.Length), 1, MostBytesOfPictures);
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_index() =>
        Assert.All(Page.All.Where(page => page.Name.StartsWith(Page.Room, StringComparison.Ordinal) && page.Name != Page.Index), page => Assert.Contains(Path.GetFileName(page.Name), Page.Of(Page.Index).Links));

    /// <summary>Whether there is such a file or directory, or one that the last part's asterisk stands for.</summary>
    private static bool Exists(string path) =>
        Directory.Exists(Path.Combine(Page.Root, Path.GetDirectoryName(path)!)) && Directory.EnumerateFileSystemEntries(Path.Combine(Page.Root, Path.GetDirectoryName(path)!), Path.GetFileName(path)).Any();

    private static bool Leads(string page, string link)
    {
        string[] parts = link.Split('#', 2);
        string file = parts[0].Length == 0 ? page : Path.GetRelativePath(Page.Root, Path.GetFullPath(Path.Combine(Page.Root, Path.GetDirectoryName(page)!, parts[0])));
        string whole = Path.Combine(Page.Root, file);
        bool exists = File.Exists(whole) || Directory.Exists(whole);
        return exists && (parts.Length == 1 || new Page(file, File.ReadAllText(whole)).Anchors.Contains(parts[1]));
    }
}
