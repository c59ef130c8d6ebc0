namespace PoolFunctional.Examples;

/// <summary>What an example says of itself, checked: a line each, and exit code 1 where one does not hold.</summary>
internal static class Expect
{
    internal static void That(bool holds, string expectation)
    {
        Console.WriteLine($"{(holds ? "holds" : "FAILS")}  {expectation}");
        if (!holds) Environment.ExitCode = 1;
    }
}
