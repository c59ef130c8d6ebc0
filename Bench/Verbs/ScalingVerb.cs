using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Charts;
using PoolFunctional.Bench.Checks;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>scaling</c>: time against window size, plane size, batch and threads, a chart each, and what strides cost.</summary>
internal static class ScalingVerb
{
    internal static Command Command()
    {
        Option<string> output = new("--output") { Description = "The directory for the four charts.", DefaultValueFactory = _ => "scaling", HelpName = "DIR" };
        Option<bool> quick = new("--quick") { Description = "Fewer points on smaller planes, in seconds." };
        Command command = new("scaling", "Draws how the time grows with the window, the plane, the batch and the threads, beside how it should, and what a tensor costs that is a part of a larger one; refuses to time an answer that differs from the reference.") { output, quick };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), parsed.GetValue(quick)));
        return command;
    }

    private static int Run(string directory, bool quick)
    {
        // Made first: a place that cannot be written must not cost a minute.
        Directory.CreateDirectory(directory);
        Console.WriteLine(Machine.Describe());
        foreach (ScalingSweep sweep in ScalingSweep.All(quick))
        {
            CasePooling[] poolings = [.. sweep.Lines.SelectMany(line => line.Points).Select(point => CasePooling.Of(point.Pooling, Layout.ChannelsFirst, point.Threads))];
            if (poolings.Select(pooling => pooling.Difference()).FirstOrDefault(difference => difference is not null) is { } difference)
            {
                Console.Error.WriteLine($"error: {difference}");
                return ExitCode.Disagreement;
            }

            Series[] measured = Measured(sweep, poolings, quick);
            Series[] ideals = [.. sweep.Ideals.Select(ideal => measured[0].Ideal(ideal.Name, ideal.Growth))];
            string path = Path.Combine(directory, $"{sweep.Name}.png");
            LogChart.Write(sweep.Title, $"{sweep.Axis}\n{Machine.Describe()}", "microseconds", measured, ideals, path);
            Console.WriteLine();
            Console.WriteLine(sweep.Title);
            AnsiConsole.Write(Report(sweep, measured));
            Console.WriteLine(path);
        }

        return RunStrided(quick);
    }

    private static int RunStrided(bool quick)
    {
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumns("part of a larger tensor", "threads", "packed µs", "in place µs", "packed / in place");
        string shape = "";
        foreach (StridedPooling pooling in StridedPooling.All(quick))
        {
            if (pooling.Difference() is { } difference)
            {
                Console.Error.WriteLine($"error: {difference}");
                return ExitCode.Disagreement;
            }

            TimeSpan[] times = Stopclock.Medians([pooling.Dense.Run, pooling.Run], TimeSpan.FromMilliseconds(quick ? 50 : 300));
            table.AddRow(pooling.Name, Text($"{pooling.Threads}"), Text($"{times[0].TotalMicroseconds:#,0}"), Text($"{times[1].TotalMicroseconds:#,0}"), Text($"{times[0] / times[1]:0.00}"));
            shape = string.Join("×", pooling.Dense.Case.Shape);
        }

        Console.WriteLine();
        Console.WriteLine($"Strides: max 3×3, stride 2, padding 1 on {shape}, in memory of its own and as a part of a larger tensor");
        AnsiConsole.Write(table);
        return ExitCode.Success;
    }

    private static Series[] Measured(ScalingSweep sweep, CasePooling[] poolings, bool quick)
    {
        Queue<TimeSpan> times = new(Stopclock.Medians([.. poolings.Select(pooling => (Action)pooling.Run)], TimeSpan.FromMilliseconds(quick ? 50 : 300)));
        return [.. sweep.Lines.Select(line => new Series(line.Name, [.. line.Points.Select(point => (point.X, times.Dequeue().TotalMicroseconds))]))];
    }

    private static Table Report(ScalingSweep sweep, Series[] measured)
    {
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn(sweep.Axis, column => column.RightAligned());
        foreach (Series series in measured) table.AddColumn($"{series.Name} µs", column => column.RightAligned());
        for (int row = 0; row < measured[0].Points.Count; row++)
        {
            table.AddRow([Text($"{measured[0].Points[row].X:0}"), .. measured.Select(series => Text($"{series.Points[row].Y:#,0.0}"))]);
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
