using System.Text.Json;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>One change of the code, as Stryker's report describes it.</summary>
internal sealed record Mutant(int Number, string File, int Line, string Kind, string Before, string After)
{
    private const int MostShown = 110;

    public override string ToString() => $"{File}:{Line} {Kind}: '{Shown(Before)}' ==> '{Shown(After)}'";

    /// <summary>Every mutant of a report that compiled and that the configuration does not leave out.</summary>
    internal static IReadOnlyList<Mutant> Read(string report, string root)
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllBytes(report));
        return
        [
            .. from file in document.RootElement.GetProperty("files").EnumerateObject()
               let name = Path.GetRelativePath(root, file.Name)
               let lines = file.Value.GetProperty("source").GetString()!.Split('\n')
               from mutant in file.Value.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() is not ("CompileError" or "Ignored")
               let start = Place(mutant.GetProperty("location").GetProperty("start"))
               let end = Place(mutant.GetProperty("location").GetProperty("end"))
               select new Mutant(
                   int.Parse(mutant.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                   name,
                   start.Line,
                   mutant.GetProperty("mutatorName").GetString()!,
                   Between(lines, start, end),
                   mutant.GetProperty("replacement").GetString()!),
        ];
    }

    private static (int Line, int Column) Place(JsonElement place) => (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32());

    /// <summary>Lines and columns count from 1; the end is the column behind the last one.</summary>
    private static string Between(string[] lines, (int Line, int Column) start, (int Line, int Column) end) =>
        start.Line == end.Line ? lines[start.Line - 1][(start.Column - 1)..(end.Column - 1)] : $"{lines[start.Line - 1][(start.Column - 1)..]} {string.Join(' ', lines[start.Line..(end.Line - 1)])} {lines[end.Line - 1][..(end.Column - 1)]}";

    private static string Shown(string code)
    {
        string line = string.Join(' ', code.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > MostShown ? $"{line[..MostShown]}…" : line;
    }
}
