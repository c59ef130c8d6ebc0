using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PoolFunctional.Bench.Benchmarks;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>benchmark</c>: layers of known networks under BenchmarkDotNet, a compiled plan beside the plain loop.</summary>
internal static class BenchmarkVerb
{
    internal static Command Command()
    {
        Option<bool> thorough = new("--thorough") { Description = "BenchmarkDotNet's default job in processes of their own (about ten minutes) instead of a short run in this one." };
        Command command = new("benchmark", "Times layers of known networks under BenchmarkDotNet; refuses to time an answer that differs from the reference.") { thorough };
        command.SetAction(parsed => Run(parsed.GetValue(thorough) ? Job.Default : Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return command;
    }

    private static int Run(Job job)
    {
        Summary summary = BenchmarkRunner.Run<NetworkLayerBenchmark>(DefaultConfig.Instance.AddJob(job));
        bool complete = summary.Reports.Length > 0 && !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success);
        return complete ? ExitCode.Success : ExitCode.Disagreement;
    }
}
