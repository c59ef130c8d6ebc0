using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using PoolFunctional.Bench.Benchmarks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>benchmark</c>: cases of known networks under BenchmarkDotNet, a compiled plan beside the plain loop, down the ladder of instruction sets.</summary>
internal static class BenchmarkVerb
{
    private const string Few = "resnet50.stem,vgg16.pool1,resnet50.gap";

    /// <summary>BenchmarkDotNet builds every project once more, for which its own two minutes are short on a busy machine.</summary>
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(10);

    internal static Command Command()
    {
        CaseOptions caseOptions = new(Few);
        Option<string> layout = new("--layout") { Description = "How the tensor lies in memory.", DefaultValueFactory = _ => "NCHW" };
        Option<bool> widest = new("--widest") { Description = "Only the widest vectors of this machine, instead of each width down to none." };
        Option<bool> thorough = new("--thorough") { Description = "BenchmarkDotNet's default job instead of a short run." };
        layout.AcceptOnlyFromAmong("NCHW", "NHWC", "both");
        Command command = new("benchmark", "Times cases of known networks under BenchmarkDotNet; refuses to time an answer that differs from the reference.") { layout, widest, thorough };
        caseOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            CaseBenchmark.Cases = [.. caseOptions.Read(parsed, PoolingCase.Float).Select(pooling => pooling.Name)];
            CaseBenchmark.Layouts = parsed.GetRequiredValue(layout) switch
            {
                "NCHW" => [Layout.ChannelsFirst],
                "NHWC" => [Layout.ChannelsLast],
                _ => [Layout.ChannelsFirst, Layout.ChannelsLast],
            };
            return Run([.. InstructionSetLadder.Jobs(parsed.GetValue(thorough) ? Job.Default : Job.ShortRun, parsed.GetValue(widest))]);
        });
        return command;
    }

    private static int Run(Job[] jobs)
    {
        // A rung's name says what its environment variables do.
        IConfig rungs = jobs.Aggregate(DefaultConfig.Instance.HideColumns("EnvironmentVariables").WithBuildTimeout(LongestBuild), (config, job) => config.AddJob(job));
        Summary summary = BenchmarkRunner.Run<CaseBenchmark>(rungs);
        bool complete = summary.Reports.Length > 0 && !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success);
        return complete ? ExitCode.Success : ExitCode.Disagreement;
    }
}
