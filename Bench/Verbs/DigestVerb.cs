using System.CommandLine;
using System.Globalization;
using PoolFunctional.Digests;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>digest</c>: a digest of the bits of every operator over a fixed corpus, which is the same on every machine, at every vector width, in every layout, on any number of threads, whole and in tiles.</summary>
internal static class DigestVerb
{
    private const int MostThreads = 64;

    internal static Command Command()
    {
        Command command = new("digest", "Prints a digest of the bits of every operator over a fixed corpus: the same everywhere.");
        return WithOptions(command);
    }

    /// <summary>The options and the action on a command that has a name already.</summary>
    internal static TCommand WithOptions<TCommand>(TCommand command)
        where TCommand : Command
    {
        Option<int> threads = new("--threads") { Description = "The most threads; with more than one, small tensors are split too.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<string> layout = new("--layout") { Description = "channels-first, channels-last, or both one after another.", DefaultValueFactory = _ => "channels-first" };
        layout.AcceptOnlyFromAmong("channels-first", "channels-last", "both");
        Option<bool> tiles = new("--tiles") { Description = "Cuts plans into pieces and streams into many chunks." };
        Option<bool> definition = new("--definition") { Description = "Asks the definition, not the engine." };
        Option<bool> check = new("--check") { Description = "Compares with the recorded table; exit code 1 where an operator differs." };
        foreach (Option option in (Option[])[threads, layout, tiles, definition, check]) command.Add(option);
        command.SetAction(parsed =>
        {
            int most = parsed.GetValue(threads);
            if (most is < 1 or > MostThreads) throw new Failure(Text($"--threads {most} is not from 1 to {MostThreads}."));
            IEnumerable<Layout> layouts = parsed.GetValue(layout) switch { "channels-last" => [Layout.ChannelsLast], "both" => [Layout.ChannelsFirst, Layout.ChannelsLast], _ => [Layout.ChannelsFirst] };
            Course[] courses = parsed.GetValue(definition) ? [Course.Definition] : [.. layouts.Select(order => new Course(order, most) { IsInTiles = parsed.GetValue(tiles) })];
            return courses.Max(course => Run(course, parsed.GetValue(check)));
        });
        return command;
    }

    private static int Run(Course course, bool isChecked)
    {
        IReadOnlyList<(string Name, string Digest)> digests = RecordedDigests.Of(course);
        foreach (string line in course.IsDefinition ? RecordedDigests.Head : [$"# {Machine.Describe()}; {course}"]) Console.WriteLine(line);
        foreach ((string, string) entry in digests) Console.WriteLine(RecordedDigests.Line(entry));
        if (!isChecked) return ExitCode.Success;
        IReadOnlyList<string> differing = RecordedDigests.Differing(digests);
        Console.WriteLine(differing.Count == 0 ? "# as recorded" : $"# other than recorded: {string.Join(", ", differing)}");
        return differing.Count == 0 ? ExitCode.Success : ExitCode.Disagreement;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
