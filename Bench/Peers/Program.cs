using System.CommandLine;
using System.CommandLine.Parsing;
using PoolFunctional.Bench;
using PoolFunctional.Peers;
using PoolFunctional.Peers.Oracles;

try
{
    ParseResult parsed = new RootCommand("PoolFunctional beside its peers.") { TimeVerb.Command(), CheckVerb.Command(), RegionsVerb.Command() }.Parse(args);
    foreach (ParseError wrong in parsed.Errors.Take(1)) throw new Failure(wrong.Message);
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception wrong) when (wrong is Failure or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {wrong.Message.ReplaceLineEndings(" ")}");
    return ExitCode.BadRequest;
}
