using System.CommandLine;
using System.Text.Json;
using PoolFunctional.Bench.Charts;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>chart FILE… --output OUT.png</c>: the ratios that <c>Bench/Peers -- time --json FILE</c> wrote, a bar per case and peer.</summary>
internal static class ChartVerb
{
    internal static Command Command()
    {
        Argument<string[]> files = new("FILE") { Description = "JSON written by the peers' time --json; several files are several colours.", Arity = ArgumentArity.OneOrMore };
        Option<string> output = new("--output") { Description = "The PNG to write.", Required = true, HelpName = "OUT.png" };
        Command command = new("chart", "Draws the ratios of peers' times to ours that Bench/Peers measured.") { files, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string[] files, string destination)
    {
        Race[] races = [.. files.SelectMany(file => Read(file, named: files.Length > 1)).Where(race => race.Ratios.Count > 0)];
        if (races.Length == 0) throw new Failure($"{string.Join(", ", files)}: no peer was timed.");
        (string Name, IReadOnlyList<double?> Ratios)[] rows =
        [
            .. races.SelectMany(race => race.Ratios.Keys).Distinct().Select(name => (name, (IReadOnlyList<double?>)[.. races.Select(race => race.Ratios.TryGetValue(name, out double ratio) ? ratio : (double?)null)])),
        ];
        RatioChart.Write("How many times our time a peer takes: to the right of 1 we are faster", $"peer's time / ours\n{races[0].Circumstances}", [.. races.Select(race => race.Name)], rows, destination);
        Console.WriteLine($"{destination}: {rows.Length} cases, {string.Join(", ", races.Select(race => $"{race.Name} in {race.Ratios.Count}"))}");
        return ExitCode.Success;
    }

    private static IEnumerable<Race> Read(string file, bool named)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement root = document.RootElement;
            string circumstances = $"{root.GetProperty("processor")}, {root.GetProperty("vector_bits")}-bit vectors, {root.GetProperty("runtime")}, commit {root.GetProperty("commit")}, {root.GetProperty("threads")} thread(s), {root.GetProperty("layout")}";
            string suffix = named ? $", {root.GetProperty("layout")}, {root.GetProperty("type")}, {root.GetProperty("threads")} thread(s)" : "";
            JsonElement[] cases = [.. root.GetProperty("cases").EnumerateArray()];
            return
            [
                .. from peer in cases.SelectMany(one => one.GetProperty("peers").EnumerateObject()).Select(peer => peer.Name).Distinct()
                   select new Race(peer + suffix, circumstances, Ratios(cases, peer)),
            ];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new Failure($"{file} is not what time --json writes: {wrong.Message}");
        }
    }

    private static Dictionary<string, double> Ratios(JsonElement[] cases, string peer) => new(
        from one in cases
        where one.GetProperty("peers").TryGetProperty(peer, out JsonElement time) && time.TryGetProperty("ratio", out _)
        select KeyValuePair.Create(one.GetProperty("case").GetString()!, one.GetProperty("peers").GetProperty(peer).GetProperty("ratio").GetDouble()));

    /// <summary>One peer's ratios, by case.</summary>
    private sealed record Race(string Name, string Circumstances, Dictionary<string, double> Ratios);
}
