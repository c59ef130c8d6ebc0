using System.Globalization;

namespace PoolFunctional.Generators;

/// <summary>Which operators a differential run draws, and how often each.</summary>
internal sealed class Mix
{
    private const double LeastShare = 0.025;
    private const double MostOfOthers = 0.5;

    private readonly (string Operation, IFamily Family, double Share)[] entries;

    private Mix(IEnumerable<(string Operation, IFamily Family, double Share)> entries, string arguments = "") => (this.entries, Arguments) = ([.. entries], arguments);

    /// <summary>What a command line needs besides the operator to draw from this mix.</summary>
    internal string Arguments { get; }

    /// <summary>The reductions over windows alone.</summary>
    internal static Mix Windows { get; } = new(WindowEntries(1));

    /// <summary>Every operator: most cases are reductions over windows, by their weights; every other operator has one case of forty, or an equal part of half of them where there are more than twenty.</summary>
    internal static Mix Everything { get; } = Whole();

    /// <summary>The gradient of every operator, each as often.</summary>
    internal static Mix Backward { get; } = new(Gradients(), " --direction backward");

    /// <summary>The names of the operators.</summary>
    internal IReadOnlyList<string> Operations => [.. entries.Select(entry => entry.Operation)];

    /// <summary>One operator of the mix alone; null where no family knows it.</summary>
    internal Mix? Of(string operation) =>
        entries.Where(entry => entry.Operation == operation).Select(entry => new Mix([(entry.Operation, entry.Family, 1)], Arguments)).FirstOrDefault();

    /// <summary>What case <paramref name="index"/> of a seed is.</summary>
    internal (string Operation, IFamily Family) At(int seed, int index)
    {
        // Another stream than the one that the case itself is drawn from.
        double place = (Elements.Bits((ulong)(uint)seed ^ 0x4D69_7820_4D69_7820UL, (ulong)(uint)index) >> 11) * double.ScaleB(1, -53);
        foreach ((string operation, IFamily family, double share) in entries)
        {
            if (place < share) return (operation, family);
            place -= share;
        }

        return (entries[^1].Operation, entries[^1].Family);
    }

    private static Mix Whole()
    {
        (string Operation, IFamily Family)[] others = [.. Families.Others.SelectMany(family => family.Operators.Select(operation => (operation, family)))];
        double share = double.Min(LeastShare, MostOfOthers / int.Max(1, others.Length));
        string[] twice = [.. others.Select(entry => entry.Operation).Concat(Families.Windows.Operators).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key)];
        return twice.Length == 0
            ? new([.. WindowEntries(1 - (share * others.Length)), .. others.Select(entry => (entry.Operation, entry.Family, share))])
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Operators of two families: {string.Join(", ", twice)}"));
    }

    private static IEnumerable<(string Operation, IFamily Family, double Share)> Gradients()
    {
        (string Operation, IFamily Family)[] all = [.. Families.Gradients.SelectMany(family => family.Operators.Select(operation => (operation, family)))];
        return all.Select(entry => (entry.Operation, entry.Family, 1.0 / all.Length));
    }

    private static IEnumerable<(string Operation, IFamily Family, double Share)> WindowEntries(double share) =>
        Families.Windows.Operators.Select(operation => (operation, (IFamily)Families.Windows, share * Reductions.Share(operation)));
}
