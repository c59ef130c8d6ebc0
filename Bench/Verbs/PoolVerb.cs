using System.CommandLine;
using PoolFunctional.Bench.Pictures;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>pool IMAGE --op max --kernel 2 --out OUT.png</c>: a user's own picture.</summary>
internal static class PoolVerb
{
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
        PicturePooling pooled = PicturePooling.Of(input, window, reduction, layout, timed: false);
        if (pooled.Differences > 0)
        {
            Console.Error.WriteLine($"error: {pooled.Differences} elements differ from the definition; nothing is written.");
            return ExitCode.Disagreement;
        }

        Picture visible = pooled.Result.FittedToWhite();
        PictureFile.Write(visible, destination);
        string scaled = ReferenceEquals(visible, pooled.Result) ? "" : $", brightness scaled so that {pooled.Result.Pixels.Max():0.##} is white";
        Console.WriteLine($"{destination}: {input.Width} x {input.Height} -> {visible.Width} x {visible.Height}, same bits as the reference{scaled}");
        return ExitCode.Success;
    }

    private static Layout ReadLayout(string name) =>
        Layouts.Any(known => known.Name == name)
            ? Layouts.First(known => known.Name == name).Layout
            : throw new Failure($"--layout {name} is not known; there are {string.Join(" and ", Layouts.Select(known => known.Name))}.");
}
