using System.Globalization;
using PoolFunctional.Bench;

namespace PoolFunctional.Peers.Operators;

/// <summary><c>time --suite operators</c>: every operator beside a plain loop and beside libtorch, one thread, in turn.</summary>
internal static class OperatorTimes
{
    /// <summary>How many times as long the loop should take at least.</summary>
    private const double Bar = 3;

    /// <summary>How many times as long libtorch should take at least.</summary>
    private const double PeerBar = 1;

    internal static int Print(Layout layout, Rounds rounds)
    {
        Console.WriteLine(Text($"{Machine.Describe()}; {(layout == Layout.ChannelsLast ? "NHWC" : "NCHW")}, float, one thread, microseconds"));
        Console.WriteLine(OperatorPeers.Describe(layout));
        Console.WriteLine(Text($"{"operator",-24}{"ours",12}{"loop",12}{"loop / ours",14}{"torch",12}{"torch / ours",14}  schedule"));
        (List<(string Name, double Ratio)> ratios, List<(string Name, double Ratio)> peerRatios, bool isRight) = ([], [], true);
        foreach (OperatorCase @case in OperatorSuite.Of(layout))
        {
            @case.Ours();
            @case.Loop();
            @case.Peer?.Run();
            if (@case.Difference() is { } difference)
            {
                isRight = false;
                Console.WriteLine(Text($"{@case.Name,-24}not timed: {difference}"));
                continue;
            }

            Contender[] contenders = [Contender.Of(@case.Ours, isJitted: true), Contender.Of(@case.Loop, isJitted: true), .. @case.Peer is { } peer ? [Contender.Of(peer.Run, isJitted: true)] : Array.Empty<Contender>()];
            double[] medians = Race.Medians(contenders, rounds, threads: 1);
            ratios.Add((@case.Name, medians[1] / medians[0]));
            if (@case.Peer is not null) peerRatios.Add((@case.Name, medians[2] / medians[0]));
            string theirs = @case.Peer is null ? Text($"{"none",12}{"",14}") : Text($"{medians[2],12:0.0}{peerRatios[^1].Ratio,14:0.0}");
            Console.WriteLine(Text($"{@case.Name,-24}{medians[0],12:0.0}{medians[1],12:0.0}{ratios[^1].Ratio,14:0.0}{theirs}  {@case.Schedule}"));
        }

        if (ratios.Count > 0) Console.WriteLine(Summary("loop", ratios, Bar));
        Console.WriteLine(OperatorPeers.WhyNone is { } reason ? $"torch: {reason}" : Summary("torch", peerRatios, PeerBar));
        return isRight ? ExitCode.Success : ExitCode.Disagreement;
    }

    private static string Summary(string whose, List<(string Name, double Ratio)> ratios, double bar) =>
        Text($"{whose}: {ratios.Count} operators, least {ratios.MinBy(entry => entry.Ratio).Ratio:0.0} ({ratios.MinBy(entry => entry.Ratio).Name}), {ratios.Count(entry => entry.Ratio < bar)} below {bar:0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
