namespace PoolFunctional.Properties.Documentation;

/// <summary>A program of a page, whole. The lines that it prints are the texts behind its comments <c>// prints</c>, in their order.</summary>
internal sealed record DocumentedProgram(string Place, string Source)
{
    private const string Mark = "// prints ";

    internal string[] Expected =>
        [.. Source.Split('\n').Where(line => line.Contains(Mark, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..])];

    /// <summary>Compiles the program as the SDK would, and runs it in this process.</summary>
    internal string[] Printed() => ProgramCompiler.Run(ProgramCompiler.Compile(this)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
