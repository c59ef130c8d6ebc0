using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Bench.Suites;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>regions</c>: RoIAlign of a detector's proposals beside the plain loop, in both layouts.</summary>
internal static class RegionsVerb
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(500);

    internal static Command Command()
    {
        Option<string> size = new("--size") { Description = "Channels, height and width of the feature map.", DefaultValueFactory = _ => "256x50x68", HelpName = "CxHxW" };
        Option<int> boxes = new("--boxes") { Description = "Regions.", DefaultValueFactory = _ => 1000, HelpName = "N" };
        Option<int> threads = new("--threads") { Description = "The most threads of ours; the loop has one.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Command command = new("regions", "Times RoIAlign to 7 by 7 bins beside a plain loop, channels first and last; refuses to time an answer that differs from the reference.") { size, boxes, threads };
        command.SetAction(parsed =>
        {
            int[] extents = WindowOptions.Sizes("--size", parsed.GetRequiredValue(size));
            if (extents.Length != 3) throw new Failure("--size needs three numbers: channels, height and width, as in 256x50x68.");
            if (parsed.GetValue(boxes) < 1) throw new Failure(Text($"--boxes {parsed.GetValue(boxes)} is too few; it must be at least 1."));
            if ((Int128)extents[0] * extents[1] * extents[2] > Array.MaxLength || (Int128)extents[0] * parsed.GetValue(boxes) * 49 > Array.MaxLength) throw new Failure(Text($"--size and --boxes need more elements than the {Array.MaxLength} that an array can hold."));
            return Run(new(extents[0], extents[1], extents[2], parsed.GetValue(boxes), bins: 7), parsed.GetValue(threads));
        });
        return command;
    }

    private static int Run(RegionScene scene, int threads)
    {
        Console.WriteLine(Machine.Describe());
        float[] y = new float[scene.Outputs];
        float[] last = scene.MapChannelsLast();
        (RoiSampling Sampling, int Samples, Layout Layout, RoiPlan<float> Plan)[] cases =
        [
            .. from samples in (int[])[2, 0]
               from layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast]
               let sampling = samples == 0 ? RoiSampling.Adaptive : RoiSampling.PerBin(samples)
               select (sampling, samples, layout, Pool.CompileRoiAlign<float>(scene.Grid, scene.Shape(layout), sampling, options: new() { Layout = layout, MaxDegreeOfParallelism = threads })),
        ];
        foreach ((RoiSampling sampling, _, Layout layout, RoiPlan<float> plan) in cases)
        {
            plan.Run(layout == Layout.ChannelsLast ? last : scene.Map, Regions.Of<float>(scene.Boxes, scene.BatchIndices), y);
            if (RegionCheck.Difference(scene, sampling, layout, y) is not { } difference) continue;
            Console.Error.WriteLine($"error: {difference}");
            return ExitCode.Disagreement;
        }

        TimeSpan[] times = Stopclock.Medians(
            [
                .. cases.SelectMany(entry => (Action[])
                [
                    () => entry.Plan.Run(entry.Layout == Layout.ChannelsLast ? last : scene.Map, Regions.Of<float>(scene.Boxes, scene.BatchIndices), y),
                    () => PlainAlignment.Run(scene, entry.Layout == Layout.ChannelsLast ? last : scene.Map, entry.Samples, entry.Layout, y),
                ]),
            ],
            Each);
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn(Text($"RoIAlign of {scene.Regions} boxes on {scene.Channels}×{scene.Height}×{scene.Width}"));
        foreach (string column in (string[])["ours ms", "plain loop ms", "ratio"]) table.AddColumn(column, made => made.RightAligned());
        foreach ((TimeSpan[] row, (RoiSampling _, int samples, Layout layout, RoiPlan<float> _)) in times.Chunk(2).Zip(cases))
        {
            string sampling = samples == 0 ? "adaptive" : Text($"{samples} by {samples} samples");
            table.AddRow($"{layout}, {sampling}", Text($"{row[0].TotalMilliseconds:#,0.00}"), Text($"{row[1].TotalMilliseconds:#,0.00}"), Text($"{row[1] / row[0]:0.0}"));
        }

        AnsiConsole.Write(table);
        return ExitCode.Success;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
