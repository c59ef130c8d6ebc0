using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>indices</c>: what the index of a maximum costs, beside the maximum alone.</summary>
internal static class IndicesVerb
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(100);

    internal static Command Command()
    {
        CaseOptions cases = new();
        Command command = new("indices", "Times the maxima of float cases with int indices beside those without, whatever the case pools by, on one thread: how many times as long, each, in geometric mean and at worst; refuses to time an answer that is wrong.");
        cases.AddTo(command);
        command.SetAction(parsed => Run([.. cases.Read(parsed).Where(pooling => pooling.Type == PoolingCase.Float)]));
        return command;
    }

    private static int Run(PoolingCase[] cases)
    {
        if (cases.Length == 0) throw new Failure("None of these cases is of floats.");
        Console.WriteLine(Text($"{Machine.Describe()}; NCHW, float, int indices, one thread, least of many samples, microseconds"));
        Console.WriteLine(Text($"{"case",-26}{"maxima",12}{"with indices",14}{"times",8}  schedule"));
        List<(string Name, double Ratio)> ratios = [];
        foreach (PoolingCase @case in cases)
        {
            IndexedPooling pooling = new(@case);
            if (pooling.Difference() is { } difference)
            {
                Console.Error.WriteLine($"error: {difference}");
                return ExitCode.Disagreement;
            }

            (TimeSpan plain, TimeSpan indexed) = pooling.Least(Each);
            ratios.Add((@case.Name, indexed / plain));
            Console.WriteLine(Text($"{@case.Name,-26}{plain.TotalMicroseconds,12:0.0}{indexed.TotalMicroseconds,14:0.0}{ratios[^1].Ratio,8:0.00}  {pooling.Schedule}"));
        }

        double mean = Math.Exp(ratios.Average(entry => Math.Log(entry.Ratio)));
        (string worst, double most) = ratios.MaxBy(entry => entry.Ratio);
        Console.WriteLine(Text($"{ratios.Count} cases: geometric mean {mean:0.00}, worst {most:0.00} ({worst})"));
        return ExitCode.Success;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
