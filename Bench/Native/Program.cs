using System.CommandLine;
using PoolFunctional.Bench;
using PoolFunctional.Bench.Verbs;

try
{
    RootCommand digest = DigestVerb.WithOptions(new RootCommand("The digests of the workbench, as a program that needs no just-in-time compiler."));
    return digest.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Failure wrong)
{
    Console.Error.WriteLine($"error: {wrong.Message}");
    return ExitCode.BadRequest;
}
