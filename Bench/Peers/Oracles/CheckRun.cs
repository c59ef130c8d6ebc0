using System.Globalization;

namespace PoolFunctional.Peers.Oracles;

/// <summary>Random calls, by this library and by the peer.</summary>
/// <param name="Cases">How many.</param>
/// <param name="Differences">Those that nothing explains, with the line that replays them.</param>
/// <param name="Quirks">Those that a quirk explains, per quirk.</param>
/// <param name="Refused">Those that both refuse.</param>
/// <param name="Operators">How many of each operator.</param>
internal sealed record CheckRun(int Cases, IReadOnlyList<string> Differences, IReadOnlyDictionary<Quirk, int> Quirks, int Refused, IReadOnlyDictionary<string, int> Operators)
{
    internal static CheckRun Of(IReadOnlyList<IOracleOperator> operators, int cases, int seed, int first)
    {
        (List<string> differences, Dictionary<Quirk, int> quirks, Dictionary<string, int> drawn, int refused) = ([], [], [], 0);
        for (int index = first; index < first + cases; index++)
        {
            IOracleOperator operation = operators[index % operators.Count];
            drawn[operation.Name] = drawn.GetValueOrDefault(operation.Name) + 1;
            OracleCase @case = operation.Draw(new Random(HashCode(seed, index)));
            (Answer ours, Answer theirs) = (@case.Ours(), OnnxOracle.Ask(@case.Call));
            if (ours.Refusal is not null && theirs.Refusal is not null) refused++;
            if (Difference(@case, ours, theirs) is not { } difference) continue;
            if (@case.Suspects.FirstOrDefault(suspect => suspect.Explains(ours, theirs)) is { } known)
            {
                quirks[known.Quirk] = quirks.GetValueOrDefault(known.Quirk) + 1;
            }
            else
            {
                differences.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{difference}\n    {@case.Call}\n    ours {ours}\n    theirs {theirs}\n    replay: dotnet run -c Release --project Bench/Peers -- check --peer onnxruntime --op {operation.Name} --first {index} --cases 1 --seed {seed}"));
            }
        }

        return new(cases, differences, quirks, refused, drawn);
    }

    private static string? Difference(OracleCase @case, Answer ours, Answer theirs) => (ours.Refusal, theirs.Refusal) switch
    {
        (null, null) => @case.Difference(ours, theirs),
        ({ }, { }) => null,
        ({ }, null) => "only we refuse",
        (null, { }) => "only the peer refuses",
    };

    /// <summary>The same on every machine and in every run.</summary>
    private static int HashCode(int seed, int index)
    {
        unchecked
        {
            ulong z = ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) + ((ulong)(uint)index * 0xD1B54A32D192ED03UL) + 1;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            return (int)((z ^ (z >> 27)) >> 33);
        }
    }
}
