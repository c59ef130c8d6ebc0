using System.CommandLine;
using PoolFunctional.Bench.Pictures;
using SkiaSharp;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>explain --input 7 --adaptive 3</c>: which inputs each output sees, printed and drawn.</summary>
internal static class ExplainVerb
{
    internal static Command Command()
    {
        Option<string> input = new("--input", "-i") { Description = "The input's spatial extents: 7, or 7x9.", Required = true, HelpName = "SIZE" };
        Option<string?> destination = new("--out") { Description = "Also draw the windows into this PNG.", HelpName = "OUT.png" };
        WindowOptions windowOptions = new();

        Command command = new("explain", "Prints and draws which inputs each window sees, what neighbours share, and what nobody sees.") { input, destination };
        windowOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            int[] extents = WindowOptions.Sizes("--input", parsed.GetRequiredValue(input));
            return Run(windowOptions.Read(parsed, extents.Length), extents, parsed.GetValue(destination));
        });
        return command;
    }

    private static int Run(Window window, int[] extents, string? destination)
    {
        Explanation explanation = Of(window, extents);
        if (destination is not null) Draw(explanation, destination);
        foreach (AxisExplanation axis in explanation.Axes)
        {
            Console.WriteLine(axis.Describe());
            Console.WriteLine();
            Console.WriteLine(TextDrawing.Of(axis));
        }

        if (destination is not null) Console.WriteLine(destination);
        return ExitCode.Success;
    }

    /// <summary>The explanation for one plane of the given extents.</summary>
    internal static Explanation Of(Window window, params ReadOnlySpan<int> extents)
    {
        long[] spatial = new long[extents.Length];
        for (int i = 0; i < spatial.Length; i++) spatial[i] = extents[i];
        return Shape.Create(1, 1, [.. spatial]).Bind(shape => Explain.Plan(window, shape)).OrFail();
    }

    private static void Draw(Explanation explanation, string destination)
    {
        WindowPanel[] panels = [.. explanation.Axes.Select(axis => new WindowPanel($"axis {axis.Axis}: {axis.InputExtent} → {axis.OutputExtent}", axis))];
        using SKBitmap diagram = WindowDiagram.Draw("Which inputs each output sees", panels, columns: 1);
        PictureFile.Write(diagram, destination);
    }
}
