using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Checks;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>blur</c>: binomial blurs beside the loop that one writes for them, in both layouts.</summary>
internal static class BlurVerb
{
    private const int CheckedChannels = 3;

    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(300);

    private static readonly (int Size, int Stride)[] filters = [(2, 2), (3, 1), (3, 2), (4, 2), (5, 1), (5, 2), (7, 1), (7, 2)];

    internal static Command Command()
    {
        Option<string> shape = new("--size") { Description = "Batch, channels, height and width.", DefaultValueFactory = _ => "1x64x112x112", HelpName = "NxCxHxW" };
        Option<int> threads = new("--threads") { Description = "The most threads of ours; the loop has one.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<string> direction = new("--direction") { Description = "forward, or backward for gradients.", DefaultValueFactory = _ => "forward" };
        direction.AcceptOnlyFromAmong("forward", "backward");
        Command command = new("blur", "Times binomial blurs, or their gradients, beside a plain loop over the taps, channels first and last; refuses to time an answer that differs from the reference.") { shape, threads, direction };
        command.SetAction(parsed =>
        {
            int[] extents = WindowOptions.Sizes("--size", parsed.GetRequiredValue(shape));
            if (extents.Length != 4 || extents.Any(extent => extent < 1)) throw new Failure("--size needs four positive numbers: batch, channels, height and width, as in 1x64x112x112.");
            if (extents.Aggregate(Int128.One, (product, extent) => product * extent) > Array.MaxLength / 2) throw new Failure("--size has more elements than an array can hold.");
            return Run(extents, parsed.GetValue(threads), parsed.GetValue(direction) == "backward");
        });
        return command;
    }

    private static int Run(int[] extents, int threads, bool isBackward)
    {
        Console.WriteLine(Machine.Describe());
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn($"float, {string.Join('×', extents)}");
        foreach (string column in (string[])["layout", "ours µs", "plain loop µs", "ratio"]) table.AddColumn(column, made => made.RightAligned());
        foreach ((int size, int stride) in filters)
        {
            foreach (Layout layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast])
            {
                if (!Agrees(extents, size, stride, layout, isBackward))
                {
                    Console.Error.WriteLine($"error: the {(isBackward ? "gradient of the blur" : "blur")} of {size} at stride {stride}, {layout}, differs from the reference");
                    return ExitCode.Disagreement;
                }

                table.AddRow([.. Timed(extents, size, stride, layout, threads, isBackward)]);
            }
        }

        AnsiConsole.Write(table);
        return ExitCode.Success;
    }

    private static string[] Timed(int[] extents, int size, int stride, Layout layout, int threads, bool isBackward)
    {
        bool isLast = layout == Layout.ChannelsLast;
        BlurLoop loop = new(extents[0], extents[1], extents[2], extents[3], size, stride, isLast);
        PoolPlan<float> plan = Pool.CompileBlur<float>(BlurFilter.Binomial(size, stride), Shape(extents, isLast), new() { Layout = layout, MaxDegreeOfParallelism = threads });
        float[] x = Values(extents.Aggregate(1, (product, extent) => product * extent));
        (float[] ours, float[] theirs, float[] gradient) = (new float[loop.Outputs], new float[loop.Outputs], new float[x.Length]);
        float[] incoming = Values(loop.Outputs);
        TimeSpan[] times = isBackward
            ? Stopclock.Medians([() => plan.Backward(incoming, [], gradient), () => loop.Backward(incoming, x)], Each)
            : Stopclock.Medians([() => plan.Run(x, ours), () => loop.Run(x, theirs)], Each);
        return [$"{size} × {size} / {stride}", isLast ? "last" : "first", Text($"{times[0].TotalMicroseconds:#,0.0}"), Text($"{times[1].TotalMicroseconds:#,0.0}"), Text($"{times[1] / times[0]:0.0}")];
    }

    /// <summary>The same blur on fewer channels, against the definition, bit for bit.</summary>
    private static bool Agrees(int[] extents, int size, int stride, Layout layout, bool isBackward)
    {
        (int channels, int height, int width) = (int.Min(CheckedChannels, extents[1]), int.Min(40, extents[2]), int.Min(40, extents[3]));
        BlurFilter filter = BlurFilter.Binomial(size, stride);
        bool isLast = layout == Layout.ChannelsLast;
        PoolPlan<float> plan = Pool.CompileBlur<float>(filter, Shape([1, channels, height, width], isLast), new() { Layout = layout });
        Shape shape = PoolFunctional.Shape.Create(1, channels, height, width).Match(made => made, error => throw new Failure(error.Message));
        float[] x = Values(channels * height * width);
        Result<FeatureMap<float>, PoolError> blurred = FeatureMap.Create<float>(shape, x).Bind(map => Reference.Blur(map, filter));
        int outputs = blurred.Match(map => map.Values.Count, error => throw new Failure(error.Message));
        float[] incoming = Values(outputs);
        Result<FeatureMap<float>, PoolError> wanted = isBackward ? blurred.Bind(map => FeatureMap.Create<float>(map.Shape, incoming)).Bind(map => Reference.BlurBackward(map, filter, shape)) : blurred;
        float[] result = new float[isBackward ? x.Length : outputs];
        if (isBackward) plan.Backward(isLast ? Turned(incoming, channels) : incoming, [], result);
        else plan.Run(isLast ? Turned(x, channels) : x, result);
        return wanted.Match(map => map.Values, error => throw new Failure(error.Message))
            .Select(BitConverter.SingleToInt32Bits)
            .SequenceEqual((isLast ? Turned(result, result.Length / channels) : result).Select(BitConverter.SingleToInt32Bits));
    }

    /// <summary>Rows become columns: <paramref name="rows"/> rows of equal length.</summary>
    private static float[] Turned(float[] values, int rows)
    {
        int columns = values.Length / rows;
        return [.. Enumerable.Range(0, values.Length).Select(i => values[(i % rows * columns) + (i / rows)])];
    }

    private static float[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => float.Sin(i))];

    private static nint[] Shape(int[] extents, bool isLast) =>
        isLast ? [extents[0], extents[2], extents[3], extents[1]] : [extents[0], extents[1], extents[2], extents[3]];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
