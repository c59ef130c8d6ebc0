using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Pictures;
using SkiaSharp;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary>The verb that runs when there is none: a photograph, every basic operator, two pictures and a table.</summary>
internal static class QuickstartVerb
{
    /// <summary>Columns of text that the table needs; a console that tells no width would get 80 and wrapped cells.</summary>
    private const int NarrowestReport = 120;

    private static readonly (string Name, Reduction Reduction, Window Window)[] Operators =
    [
        ("max 2×2", Reduction.Max, Window.Square(2, axes: 2)),
        ("average 2×2", Reduction.Average(), Window.Square(2, axes: 2)),
        ("overlapping max 3×3, stride 2", Reduction.Max, Window.Square(3, axes: 2, stride: 2)),
        ("adaptive average 7×7", Reduction.Average(), Window.Adaptive(7, 7)),
        ("global average", Reduction.Average(), Window.Global),
    ];

    internal static RootCommand AsRoot(string description) => With(new RootCommand(description));

    internal static Command Command() => With(new Command("quickstart", "Pools the shipped photograph with every basic operator and checks each result bit for bit."));

    private static TCommand With<TCommand>(TCommand command)
        where TCommand : Command
    {
        Option<string> destination = new("--out") { Description = "The directory for the two pictures.", DefaultValueFactory = _ => "out", HelpName = "DIR" };
        command.Add(destination);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(destination)));
        return command;
    }

    private static int Run(string directory)
    {
        Picture photograph = PictureFile.Read(PictureFile.Photograph);
        PicturePooling[] pooled = [.. Operators.Select(known => PicturePooling.Timed(photograph, known.Window, known.Reduction))];
        long[] differences = [.. pooled.Select(one => one.Differences())];
        string sheetPath = Path.Combine(directory, "contact-sheet.png");
        string diagramPath = Path.Combine(directory, "windows.png");
        using (SKBitmap sheet = Sheet(photograph, pooled)) PictureFile.Write(sheet, sheetPath);
        using (SKBitmap diagram = Diagram()) PictureFile.Write(diagram, diagramPath);

        AnsiConsole.Profile.Width = int.Max(AnsiConsole.Profile.Width, NarrowestReport);
        AnsiConsole.Write(Report(pooled, differences));
        Console.WriteLine($"pictures: {sheetPath}");
        Console.WriteLine($"          {diagramPath}");
        if (differences.Sum() == 0) return ExitCode.Success;
        Console.Error.WriteLine($"error: {differences.Sum()} elements differ from the reference.");
        return ExitCode.Disagreement;
    }

    private static SKBitmap Sheet(Picture photograph, PicturePooling[] pooled) => ContactSheet.Draw(
        "One photograph, pooled: every result drawn at the size of the input, without smoothing",
        photograph.Width,
        photograph.Height,
        [
            new("input", $"{Extents(photograph)}, Chelsea by Stefan van der Walt, CC0", photograph),
            .. Operators.Zip(pooled, (known, one) => new CaptionedPicture(known.Name, $"{Extents(one.Input)} → {Extents(one.Result)}", one.Result)),
        ]);

    private static SKBitmap Diagram() => WindowDiagram.Draw(
        "Adaptive pooling beside general pooling",
        [
            Panel("adaptive, 7 → 3", Window.Adaptive(3), 7),
            Panel("general, 7 → 3: kernel 3, stride 2", Window.Sliding([3], stride: [2]), 7),
            Panel("adaptive, 8 → 3: windows differ by one", Window.Adaptive(3), 8),
            Panel("general, 8 → 3: kernel 3, stride 2", Window.Sliding([3], stride: [2]), 8),
        ],
        columns: 2);

    private static WindowPanel Panel(string title, Window window, int extent) => new(title, ExplainVerb.Of(window, extent).Axes[0]);

    private static Table Report(PicturePooling[] pooled, long[] differences)
    {
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumns("operator", "input shape", "output shape", "time", "GB/s", "reference agreement");
        foreach (TableColumn column in table.Columns) column.NoWrap();
        foreach (int right in new[] { 3, 4 }) table.Columns[right].RightAligned();
        foreach (((string name, _, _), PicturePooling one, long wrong) in Operators.Zip(pooled, differences))
        {
            table.AddRow(
                Markup.Escape(name),
                Markup.Escape(Extents(one.Input)),
                Markup.Escape(Extents(one.Result)),
                Text($"{one.Time.TotalMicroseconds:#,0.0} µs"),
                Text($"{one.GigabytesPerSecond:0.00}"),
                wrong == 0 ? "[green]bit for bit[/]" : Text($"[red]{wrong} differ[/]"));
        }

        return table;
    }

    private static string Extents(Picture picture) => Text($"[{picture.Height}, {picture.Width}, {Picture.Channels}]");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
