using System.CommandLine;
using System.CommandLine.Parsing;
using PoolFunctional.Bench;
using PoolFunctional.Bench.Verbs;

RootCommand workbench = QuickstartVerb.AsRoot("The PoolFunctional workbench: every verb a person runs. Without a verb it runs quickstart.");
workbench.Add(QuickstartVerb.Command());
workbench.Add(PoolVerb.Command());
workbench.Add(ExplainVerb.Command());
workbench.Add(DifferentialVerb.Command());
workbench.Add(ScalingVerb.Command());
workbench.Add(BenchmarkVerb.Command());
workbench.Add(SequenceVerb.Command());
workbench.Add(RegionsVerb.Command());
workbench.Add(TypesVerb.Command());
workbench.Add(IndicesVerb.Command());
workbench.Add(BlurVerb.Command());
workbench.Add(DigestVerb.Command());
workbench.Add(SoakVerb.Command());
workbench.Add(ChartVerb.Command());
workbench.Add(PicturesVerb.Command());
workbench.Add(IconVerb.Command());

try
{
    ParseResult parsed = workbench.Parse(args);
    foreach (ParseError wrong in parsed.Errors.Take(1)) throw new Failure(wrong.Message);
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception wrong) when (wrong is Failure or ArgumentException or IOException or UnauthorizedAccessException or OutOfMemoryException)
{
    // "(Parameter 'window')" speaks to a programmer; the sentence before it names the axis, the value and the rule.
    Console.Error.WriteLine($"error: {wrong.Message.ReplaceLineEndings(" ").Split(" (Parameter '")[0]}");
    return ExitCode.BadRequest;
}
