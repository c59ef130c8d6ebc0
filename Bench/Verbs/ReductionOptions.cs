using System.CommandLine;
using System.Globalization;

namespace PoolFunctional.Bench.Verbs;

/// <summary>The options that describe a reduction.</summary>
internal sealed class ReductionOptions
{
    private static readonly (string Name, Func<double, Divisor, Accumulator, Reduction> Make)[] Operators =
    [
        ("max", (_, _, _) => Reduction.Max),
        ("min", (_, _, _) => Reduction.Min),
        ("max-number", (_, _, _) => Reduction.MaxNumber),
        ("min-number", (_, _, _) => Reduction.MinNumber),
        ("sum", (_, _, _) => Reduction.Sum),
        ("average", (_, divisor, accumulator) => Reduction.Average(divisor, accumulator)),
        ("lp", (exponent, _, _) => Reduction.Lp(exponent)),
        ("power-mean", (exponent, _, _) => Reduction.PowerMean(exponent)),
        ("product", (_, _, _) => Reduction.Product),
        ("range", (_, _, _) => Reduction.Range),
        ("variance", (_, _, _) => Reduction.Variance),
        ("soft-pool", (_, _, _) => Reduction.SoftPool),
        ("log-sum-exp", (_, _, _) => Reduction.LogSumExp()),
        ("generalized-mean", (exponent, _, _) => Reduction.GeneralizedMean(exponent)),
        ("median", (_, _, _) => Reduction.Median),
        ("mixed", (_, _, _) => Reduction.Mixed()),
        ("stochastic", (_, _, _) => Reduction.Stochastic(7)),
    ];

    private readonly Option<string> operation = new("--op", "-o")
    {
        Description = $"How taps become one value: {string.Join(", ", Operators.Select(known => known.Name))}.",
        DefaultValueFactory = _ => "max",
        HelpName = "NAME",
    };

    private readonly Option<double> exponent = new("--exponent") { Description = "p of lp, power-mean and generalized-mean, at least 1.", DefaultValueFactory = _ => 2, HelpName = "P" };

    private readonly Option<string> divisor = new("--divisor")
    {
        Description = "What an average divides by: in-bounds, declared-padding, full-window or a number.",
        DefaultValueFactory = _ => "in-bounds",
        HelpName = "D",
    };

    private readonly Option<bool> wide = new("--wide") { Description = "Average in the wide accumulator." };

    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { operation, exponent, divisor, wide }) command.Add(option);
    }

    internal string Name(ParseResult parsed) => parsed.GetRequiredValue(operation);

    internal Reduction Read(ParseResult parsed)
    {
        string name = Name(parsed);
        Accumulator accumulator = parsed.GetValue(wide) ? Accumulator.Wide : Accumulator.Native;
        return Operators.Where(known => known.Name == name).Select(known => known.Make(parsed.GetValue(exponent), ReadDivisor(parsed), accumulator)).FirstOrDefault()
            ?? throw new Failure($"--op {name} is not known; there are {string.Join(", ", Operators.Select(known => known.Name))}.");
    }

    private Divisor ReadDivisor(ParseResult parsed)
    {
        string text = parsed.GetRequiredValue(divisor);
        return text switch
        {
            "in-bounds" => Divisor.InBounds,
            "declared-padding" => Divisor.DeclaredPadding,
            "full-window" => Divisor.FullWindow,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => Divisor.Of(number),
            _ => throw new Failure($"--divisor {text} is not known; write in-bounds, declared-padding, full-window or a number."),
        };
    }
}
