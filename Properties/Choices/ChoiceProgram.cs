namespace PoolFunctional.Properties.Choices;

/// <summary><c>choices</c> prints what the engine chooses in this process; <c>choices --write</c> records what it does at every width, in processes of their own.</summary>
internal static class ChoiceProgram
{
    internal const string Usage = "choices [--write]";

    /// <summary>The exit code, or null where the arguments are none of these.</summary>
    internal static int? Run(string[] arguments) => arguments switch
    {
        ["choices"] => Print(),
        ["choices", "--write"] => Write().GetAwaiter().GetResult(),
        _ => null,
    };

    private static int Print()
    {
        foreach (string line in ChoiceCases.All.SelectMany(@case => @case.Lines(ChoiceRecord.Threads))) Console.WriteLine(line);
        return 0;
    }

    private static async Task<int> Write()
    {
        if (ChoiceRecord.Width != ChoiceRecord.Widths[0].Width)
        {
            Console.Error.WriteLine($"needs registers of {ChoiceRecord.Widths[0].Width} bits: the choices at all widths are recorded together");
            return 2;
        }

        List<IReadOnlyList<IReadOnlyList<string>>> chosen = [];
        foreach ((_, string? disabled) in ChoiceRecord.Widths) chosen.Add(ChoiceRecord.Cases((await ChildProcess.LinesOf(["choices"], disabled))[1..]));
        ChoiceRecord.Write(chosen);
        return 0;
    }
}
