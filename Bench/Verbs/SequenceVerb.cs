using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Checks;
using Spectre.Console;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>sequence</c>: masked mean pooling of token embeddings beside the loops that one writes for it.</summary>
internal static class SequenceVerb
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(300);

    internal static Command Command()
    {
        Option<string> size = new("--size") { Description = "Sequences, tokens and features.", DefaultValueFactory = _ => "32x128x384", HelpName = "BxLxF" };
        Option<int> threads = new("--threads") { Description = "The most threads of ours; the loops have one.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Command command = new("sequence", "Times the masked mean of token embeddings beside a plain loop and one addition of spans per token; refuses to time an answer that differs from the reference.") { size, threads };
        command.SetAction(parsed =>
        {
            int[] extents = WindowOptions.Sizes("--size", parsed.GetRequiredValue(size));
            if (extents.Length != 3) throw new Failure("--size needs three numbers: sequences, tokens and features, as in 32x128x384.");
            if ((Int128)extents[0] * extents[1] * extents[2] > Array.MaxLength) throw new Failure(Text($"--size has more elements than the {Array.MaxLength} that an array can hold."));
            return Run(extents, parsed.GetValue(threads));
        });
        return command;
    }

    private static int Run(int[] extents, int threads)
    {
        (string Name, MaskedMean Mean)[] means =
        [
            .. Masks.Select(mask => (mask.Name, new MaskedMean(extents[0], extents[1], extents[2], mask.Of, threads))),
        ];
        Console.WriteLine(Machine.Describe());
        if (means.Select(entry => entry.Mean.Difference()).FirstOrDefault(difference => difference is not null) is { } difference)
        {
            Console.Error.WriteLine($"error: {difference}");
            return ExitCode.Disagreement;
        }

        TimeSpan[] times = Stopclock.Medians([.. means.SelectMany(entry => (Action[])[entry.Mean.Pool, entry.Mean.PlainLoop, entry.Mean.SpanAdditions])], Each);
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn($"masked mean of {string.Join('×', extents)} float");
        foreach (string column in (string[])["real tokens", "ours µs", "plain loop µs", "span additions µs"]) table.AddColumn(column, made => made.RightAligned());
        foreach ((TimeSpan[] row, (string name, MaskedMean mean)) in times.Chunk(3).Zip(means))
        {
            table.AddRow([name, Text($"{mean.RealShare:0 %}"), .. row.Select(time => Text($"{time.TotalMicroseconds:#,0.0}"))]);
        }

        AnsiConsole.Write(table);
        return ExitCode.Success;
    }

    private static IEnumerable<(string Name, Func<Random, int, bool[]> Of)> Masks =>
    [
        ("every token real", (_, tokens) => [.. Enumerable.Repeat(true, tokens)]),
        ("padding on the right", (random, tokens) => Between(0, 1 + random.Next(tokens), tokens)),
        ("padding on the left", (random, tokens) => Between(random.Next(tokens), tokens, tokens)),
        ("holes", (random, tokens) => [true, .. Enumerable.Range(1, tokens - 1).Select(_ => random.Next(4) > 0)]),
    ];

    private static bool[] Between(int first, int end, int tokens) => [.. Enumerable.Range(0, tokens).Select(token => token >= first && token < end)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
