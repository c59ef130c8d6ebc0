using System.Globalization;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Generators.Types;
using PoolFunctional.Generators.Windows;
using PoolFunctional.Properties.Agreement;
using PoolFunctional.Properties.Memory;

namespace PoolFunctional.Properties;

/// <summary>Random cases of families of operators in a process of its own: <c>NAME --cases N --seed S [--op OPERATOR] [--first I]</c>, and with <c>guarded-</c> before it between pages that may not be touched.</summary>
internal static class ChildFamilies
{
    private const string Guarded = "guarded-";

    private static readonly Dictionary<string, Func<ITripleGround, IFamily[]>> families = new()
    {
        ["windows"] = ground => [new DrawnWindowFamily(PlanGround.On(ground)), new BlurFamily(ground)],
        ["types"] = ground => [new TypesFamily(ground)],
        ["indices"] = ground => [new IndicesFamily(ground), new UnpoolFamily(ground)],
        ["regions"] = ground => [new RoiFamily(ground)],
        ["rows"] = ground => [new SequenceFamily(ground), new SegmentFamily(ground)],
        ["gradients"] = ground => [new GradientFamily(ground), new IndexGradientFamily(ground)],
        ["composite-gradients"] = ground => [new CompositeGradientFamily(ground), new UnpoolGradientFamily(ground)],
        ["regions-backward"] = ground => [new RoiGradientFamily(ground)],
        ["rows-backward"] = ground => [new SequenceGradientFamily(ground), new SegmentGradientFamily(ground)],
    };

    internal const string All = "all";

    internal static IEnumerable<string> Names => families.Keys.Append(All);

    /// <summary>What a run prints, after the widths, where there is nothing to complain of.</summary>
    internal static IEnumerable<string> Summaries(string name, int cases) =>
        from known in Named(name)
        from family in families[known](new SurroundedTriple())
        from operation in family.Operators
        select new FamilySurvey(operation, cases, 0, new Dictionary<string, int>(), []).Summary;

    /// <summary>The exit code, or null where the arguments name no family.</summary>
    internal static int? Run(string[] arguments)
    {
        bool isGuarded = arguments.Length > 0 && arguments[0].StartsWith(Guarded, StringComparison.Ordinal);
        string name = arguments.Length == 0 ? "" : isGuarded ? arguments[0][Guarded.Length..] : arguments[0];
        if (!Names.Contains(name) || arguments.Length % 2 == 0) return null;
        Dictionary<string, string> options = arguments[1..].Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        int Number(string option, int otherwise) => options.TryGetValue(option, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        (int cases, int seed, int first) = (Number("--cases", 1), Number("--seed", 0), Number("--first", 0));
        string? only = options.GetValueOrDefault("--op");
        return isGuarded ? RunGuarded(name, only, cases, seed, first) : Run(name, new SurroundedTriple(), only, cases, seed, first, null);
    }

    private static IEnumerable<string> Named(string name) => name == All ? families.Keys : [name];

    private static int RunGuarded(string name, string? only, int cases, int seed, int first)
    {
        GuardedScratch scratch = new();
        ScratchLender.Installed = scratch;
        using GuardedTriple ground = new(scratch);
        int exit = Run(name, ground, only, cases, seed, first, Announce);
        Console.WriteLine(scratch.Lent > 0 ? "scratch memory was lent" : "no scratch memory was lent");
        return exit;

        // Of a process that dies, the last line says at what.
        void Announce(string family, string operation, int index) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{InstructionSets.Disabled}dotnet run -c Release --project Properties -- {Guarded}{family} --op {operation} --first {index} --cases 1 --seed {seed}"));
    }

    private static int Run(string name, ITripleGround ground, string? only, int cases, int seed, int first, Action<string, string, int>? before)
    {
        bool agrees = true;
        foreach (string known in Named(name))
        {
            foreach ((IFamily family, string operation) in from family in families[known](ground) from operation in family.Operators where only is null || operation == only select (family, operation))
            {
                FamilySurvey survey = FamilySurvey.Of(family, operation, cases, seed, first, index => before?.Invoke(known, operation, index));
                Console.WriteLine(survey.Differences.Count == 0 ? survey.Summary : survey.Report());
                agrees &= survey.Differences.Count == 0;
            }
        }

        return agrees ? 0 : 1;
    }
}
