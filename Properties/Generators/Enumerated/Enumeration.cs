using System.Globalization;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>Cases that are written down one by one, not drawn: the same on every machine, whatever the seed.</summary>
internal sealed class Enumeration(string name, int count, Func<int, Finding> check)
{
    /// <summary>What <c>--op</c> calls it.</summary>
    internal string Name => name;

    /// <summary>How many cases there are.</summary>
    internal int Count => count;

    /// <summary>One of them, the façade against the definition, bit for bit. A difference says the case, too.</summary>
    internal Finding Check(int index) => Finding.Of(() => check(index));

    /// <summary>Poolings, by the definition with its blocks shared; impossible ones must be refused.</summary>
    internal static Enumeration Of(string name, IReadOnlyList<PoolCase> cases) => new(name, cases.Count, index =>
    {
        Finding finding = Check(cases[index], new Surroundings());
        return finding.Difference is null ? finding : finding with { Difference = string.Create(CultureInfo.InvariantCulture, $"{cases[index]}\n    row {finding.Row}: {finding.Difference}") };
    });

    /// <summary>One pooling on some ground.</summary>
    internal static Finding Check(PoolCase @case, IGround ground) => @case.Plan is null ? Refusal(@case) : Differential.Check(@case, new SharedBlocks(), ground);

    private static Finding Refusal(PoolCase @case)
    {
        try
        {
            Pool.Compile<float>(@case.Reduction, @case.Window, @case.Extents, @case.Options);
            return new("refused", 0, "An impossible case was accepted.");
        }
        catch (ArgumentException)
        {
            return new("refused", 0, null);
        }
    }
}
