using System.CommandLine;
using PoolFunctional.Bench.Pictures;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>pool IMAGE --op max --kernel 2 --out OUT.png</c>: a user's own picture.</summary>
internal static class PoolVerb
{
    /// <summary>The definition takes about a second for ten million taps.</summary>
    private const double MostTapsCompared = 50e6;

    private static readonly (string Name, Layout Layout)[] Layouts = [("channels-last", Layout.ChannelsLast), ("channels-first", Layout.ChannelsFirst)];

    internal static Command Command()
    {
        Argument<string> image = new("IMAGE") { Description = "A PNG or JPEG." };
        Option<string> destination = new("--out") { Description = "The PNG to write.", Required = true, HelpName = "OUT.png" };
        Option<string> layout = new("--layout")
        {
            Description = "How the picture lies in memory while it is pooled: channels-last or channels-first; the result is the same.",
            DefaultValueFactory = _ => Layouts[0].Name,
            HelpName = "LAYOUT",
        };
        WindowOptions windowOptions = new();
        ReductionOptions reductionOptions = new();

        Command command = new("pool", "Pools a picture of yours and writes the result as a PNG.") { image, destination, layout };
        reductionOptions.AddTo(command);
        windowOptions.AddTo(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(image),
            parsed.GetRequiredValue(destination),
            windowOptions.Read(parsed, axes: 2),
            reductionOptions.Read(parsed),
            ReadLayout(parsed.GetRequiredValue(layout))));
        return command;
    }

    private static int Run(string image, string destination, Window window, Reduction reduction, Layout layout)
    {
        Picture input = PictureFile.Read(image);
        PicturePooling pooled = PicturePooling.Once(input, window, reduction, layout);
        bool compared = pooled.Taps <= MostTapsCompared;
        long differences = compared ? pooled.Differences() : 0;
        if (differences > 0)
        {
            Console.Error.WriteLine($"error: {differences} elements differ from the reference; nothing is written.");
            return ExitCode.Disagreement;
        }

        Picture visible = pooled.Result.FittedToWhite();
        PictureFile.Write(visible, destination);
        string agreement = compared ? "same bits as the reference" : "too large to compare with the reference here";
        string scaled = ReferenceEquals(visible, pooled.Result) ? "" : $", brightness scaled so that {pooled.Result.Pixels.Max():0.##} is white";
        Console.WriteLine($"{destination}: {input.Width} x {input.Height} -> {visible.Width} x {visible.Height}, {agreement}{scaled}");
        return ExitCode.Success;
    }

    private static Layout ReadLayout(string name) =>
        Layouts.Any(known => known.Name == name)
            ? Layouts.First(known => known.Name == name).Layout
            : throw new Failure($"--layout {name} is not known; there are {string.Join(" and ", Layouts.Select(known => known.Name))}.");
}
