using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Generators.Types;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>types</c>: results of wider types, quantised elements and users' reductions beside the loops that one writes for them.</summary>
internal static class TypesVerb
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(200);

    internal static Command Command()
    {
        Option<int> channels = new("--channels") { Description = "Channels of the input.", DefaultValueFactory = _ => 16, HelpName = "C" };
        Option<int> side = new("--side") { Description = "Its height and width.", DefaultValueFactory = _ => 112, HelpName = "N" };
        Option<int> threads = new("--threads") { Description = "The most threads of ours; the loops have one.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Command command = new("types", "Times results of wider types, quantised elements and a user's reductions beside plain loops, in both layouts; refuses to time an answer that differs from the reference.") { channels, side, threads };
        command.SetAction(parsed =>
        {
            (int planes, int extent, int most) = (parsed.GetValue(channels), parsed.GetValue(side), parsed.GetValue(threads));
            if (planes is < 1 or > 4096) throw new Failure("--channels must be from 1 to 4096.");
            if (extent is < 3 or > 1024) throw new Failure("--side must be from 3 to 1024.");
            if ((long)planes * extent * extent > 1 << 24) throw new Failure("--channels and --side make more than 16 million elements, too many for the definition to check.");
            return Run(planes, extent, most);
        });
        return command;
    }

    private static int Run(int channels, int side, int threads)
    {
        (string Window, string Layout, TypedPooling Pooling)[] poolings =
        [
            .. from window in (IEnumerable<(int Kernel, int Stride, int Padding)>)[(2, 2, 0), (3, 2, 1), (5, 1, 2)]
               from channelsLast in (bool[])[false, true]
               from pooling in Poolings(window, (channels, side), channelsLast, threads)
               select (Text($"{window.Kernel}/{window.Stride}/{window.Padding}"), channelsLast ? "NHWC" : "NCHW", pooling),
        ];
        Console.WriteLine(Machine.Describe());
        if (poolings.Select(entry => entry.Pooling.Difference()).FirstOrDefault(difference => difference is not null) is { } difference)
        {
            Console.Error.WriteLine($"error: {difference}");
            return ExitCode.Disagreement;
        }

        TimeSpan[] times = Stopclock.Medians([.. poolings.SelectMany(entry => (Action[])[entry.Pooling.Pool, entry.Pooling.PlainLoop])], Each);
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn(Text($"1×{channels}×{side}×{side}"));
        foreach (string column in (string[])["window", "layout", "ours µs", "plain loop µs", "times as long"]) table.AddColumn(column, made => made.RightAligned());
        foreach ((TimeSpan[] pair, (string window, string layout, TypedPooling pooling)) in times.Chunk(2).Zip(poolings))
            table.AddRow(pooling.Name, window, layout, Text($"{pair[0].TotalMicroseconds:#,0.0}"), Text($"{pair[1].TotalMicroseconds:#,0.0}"), Text($"{pair[1] / pair[0]:0.0}"));
        AnsiConsole.Write(table);
        return ExitCode.Success;
    }

    private static IEnumerable<TypedPooling> Poolings((int Kernel, int Stride, int Padding) window, (int Channels, int Side) extents, bool channelsLast, int threads)
    {
        yield return new TypedPooling<byte, int, int, ByteSumLoop>("sum byte to int", Reduction.Sum, window, extents, channelsLast, threads);
        yield return new TypedPooling<byte, int, float, ByteMeanLoop>("average byte to float", Reduction.Average(), window, extents, channelsLast, threads);
        yield return new TypedPooling<Half, float, float, HalfMeanLoop>("average Half to float", Reduction.Average(), window, extents, channelsLast, threads);
        yield return new TypedPooling<float, double, double, SingleMeanLoop>("average float to double", Reduction.Average(), window, extents, channelsLast, threads);
        Quantization input = Quantization.Of(0.02, 128);
        yield return new TypedPooling<byte, int, byte, QuantizedMeanLoop>("average quantised byte", Reduction.QuantizedAverage(input), window, extents, channelsLast, threads);
        yield return new TypedPooling<byte, int, byte, RequantizedMeanLoop>("average requantised byte", Reduction.QuantizedAverage(input, Quantization.Of(0.05, 10)), window, extents, channelsLast, threads);
        yield return new TypedPooling<uint, uint, uint, OrLoop>("a user's or, in registers", Reduction.Custom<uint, BitwiseOr>(), window, extents, channelsLast, threads);
        yield return new TypedPooling<float, SumAndCount, float, PositiveMeanLoop>("a user's mean, one by one", Reduction.Custom<float, SumAndCount, MeanOfPositive>(), window, extents, channelsLast, threads);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
