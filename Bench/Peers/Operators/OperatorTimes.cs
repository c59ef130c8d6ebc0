using System.Globalization;
using PoolFunctional.Bench;

namespace PoolFunctional.Peers.Operators;

/// <summary><c>time --suite operators</c>: every operator beside a plain loop, one thread, in turn.</summary>
internal static class OperatorTimes
{
    /// <summary>How many times as long the loop should take at least.</summary>
    private const double Bar = 3;

    internal static int Print(Layout layout, Rounds rounds)
    {
        Console.WriteLine(Text($"{Machine.Describe()}; {(layout == Layout.ChannelsLast ? "NHWC" : "NCHW")}, float, one thread, microseconds"));
        Console.WriteLine(Text($"{"operator",-24}{"ours",12}{"loop",12}{"loop / ours",14}  schedule"));
        (List<(string Name, double Ratio)> ratios, bool isRight) = ([], true);
        foreach (OperatorCase @case in OperatorSuite.Of(layout))
        {
            @case.Ours();
            @case.Loop();
            if (@case.Difference() is { } difference)
            {
                isRight = false;
                Console.WriteLine(Text($"{@case.Name,-24}not timed: {difference}"));
                continue;
            }

            double[] medians = Race.Medians([Contender.Of(@case.Ours, isJitted: true), Contender.Of(@case.Loop, isJitted: true)], rounds, threads: 1);
            ratios.Add((@case.Name, medians[1] / medians[0]));
            Console.WriteLine(Text($"{@case.Name,-24}{medians[0],12:0.0}{medians[1],12:0.0}{ratios[^1].Ratio,14:0.0}  {@case.Schedule}"));
        }

        if (ratios.Count > 0) Console.WriteLine(Text($"{ratios.Count} operators, least {ratios.MinBy(entry => entry.Ratio).Ratio:0.0} ({ratios.MinBy(entry => entry.Ratio).Name}), {ratios.Count(entry => entry.Ratio < Bar)} below {Bar:0}"));
        return isRight ? ExitCode.Success : ExitCode.Disagreement;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
