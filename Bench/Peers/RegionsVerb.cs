using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary><c>regions</c>: our poolings of a detector's proposals and ONNX Runtime's alternately in one process, after comparing what they answer.</summary>
internal static class RegionsVerb
{
    /// <summary>Both interpolate in float and sum in orders of their own; elements are below 1, samples at most a few hundred per bin.</summary>
    private const float LargestDifference = 1e-5f;

    internal static Command Command()
    {
        Option<int> threads = new("--threads") { Description = "Threads, for us and for the peer.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<int> boxes = new("--boxes") { Description = "Regions.", DefaultValueFactory = _ => 1000, HelpName = "N" };
        Option<bool> quick = new("--quick") { Description = $"At least {Rounds.Quick.Least} rounds instead of at least {Rounds.Full.Least}." };
        Command command = new("regions", "Times RoIAlign and RoIPool to 7 by 7 bins on a map of 256×50×68 beside ONNX Runtime's, after comparing what they answer.") { threads, boxes, quick };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(threads) < 1) throw new Failure($"--threads {parsed.GetValue(threads)} is too few; it must be at least 1.");
            if (parsed.GetValue(boxes) is < 1 or > 100_000) throw new Failure($"--boxes {parsed.GetValue(boxes)} must be from 1 to 100000.");
            return Run(new(256, 50, 68, parsed.GetValue(boxes), bins: 7), parsed.GetValue(threads), parsed.GetValue(quick) ? Rounds.Quick : Rounds.Full);
        });
        return command;
    }

    private static int Run(RegionScene scene, int threads, Rounds rounds)
    {
        Console.WriteLine(Machine.Describe());
        bool agrees = true;
        foreach (int samples in (int[])[2, 0])
        {
            RoiSampling sampling = samples == 0 ? RoiSampling.Adaptive : RoiSampling.PerBin(samples);
            RoiPlan<float> plan = Pool.CompileRoiAlign<float>(scene.Grid, scene.Shape(Layout.ChannelsFirst), sampling, options: new() { MaxDegreeOfParallelism = threads });
            using RegionPeer first = Peer(RegionModel.Align(RegionModel.FirstOpset, scene.Bins, samples, Scale, Map(scene), scene.Regions, Result(scene)), scene, scene.Boxes, threads);
            using RegionPeer halfPixel = Peer(RegionModel.Align(RegionModel.HalfPixelOpset, scene.Bins, samples, Scale, Map(scene), scene.Regions, Result(scene)), scene, scene.Boxes, threads);
            agrees &= Timed(Text($"RoIAlign, {(samples == 0 ? "adaptive" : Text($"{samples} by {samples} samples"))}"), scene, sampling, plan, [first, halfPixel], rounds, threads);
        }

        RoiPlan<float> most = Pool.CompileRoiPool<float>(scene.Grid, scene.Shape(Layout.ChannelsFirst), new() { MaxDegreeOfParallelism = threads });
        float[] rows = [.. scene.Boxes.Chunk(4).SelectMany(box => (float[])[0, .. box])];
        using RegionPeer peer = Peer(RegionModel.Max(scene.Bins, Scale, Map(scene), scene.Regions, Result(scene)), scene, rows, threads);
        agrees &= Timed("RoIPool", scene, null, most, [peer], rounds, threads);
        return agrees ? ExitCode.Success : ExitCode.Disagreement;
    }

    /// <summary>The last peer has the same convention: its answer is compared; the fastest is raced.</summary>
    private static bool Timed(string name, RegionScene scene, RoiSampling? sampling, RoiPlan<float> plan, RegionPeer[] peers, Rounds rounds, int threads)
    {
        float[] y = new float[scene.Outputs];
        void Ours() => plan.Run(scene.Map, Regions.Of<float>(scene.Boxes, scene.BatchIndices), y);
        Ours();
        peers[^1].Run();
        float difference = y.Zip(peers[^1].Answer).Max(pair => float.Abs(pair.First - pair.Second));
        string? wrong = RegionCheck.Difference(scene, sampling, Layout.ChannelsFirst, y) ?? (difference <= LargestDifference ? null : Text($"ONNX Runtime's answer differs by {difference}."));
        if (wrong is not null)
        {
            Console.Error.WriteLine($"error: {name}: {wrong}");
            return false;
        }

        double[] times = Race.Medians([Contender.Of(Ours, isJitted: true), .. peers.Select(peer => Contender.Of(peer.Run, isJitted: false))], rounds, threads);
        Console.WriteLine(Text($"{name}, {scene.Regions} boxes: ours {times[0] / 1000:0.00} ms, ONNX Runtime {times[1..].Min() / 1000:0.00} ms, {times[1..].Min() / times[0]:0.0} times; greatest difference {difference:0.0e0}"));
        return true;
    }

    private const float Scale = 1f / RegionScene.PictureScale;

    private static RegionPeer Peer(byte[] model, RegionScene scene, float[] boxes, int threads) => new(model, threads, scene.Map, Map(scene), boxes, scene.BatchIndices, Result(scene));

    private static long[] Map(RegionScene scene) => [1, scene.Channels, scene.Height, scene.Width];

    private static long[] Result(RegionScene scene) => [scene.Regions, scene.Channels, scene.Bins, scene.Bins];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
