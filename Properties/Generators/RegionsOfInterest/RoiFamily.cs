using System.Globalization;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>The poolings of regions of interest.</summary>
internal sealed class RoiFamily : IFamily
{
    private const int MostShrinks = 300;

    public IReadOnlyList<string> Operators => RoiCase.Operators;

    public Finding Check(string operation, int seed, int index) => Check(operation, seed, index, new RowSurroundings());

    internal static Finding Check(string operation, int seed, int index, IRowGround ground)
    {
        RoiCase @case = RoiCases.At(operation, seed, index);
        Finding finding = Compared(@case, ground);
        return finding.Difference is null ? finding : finding with { Difference = Shrunk(@case, ground, seed, index) };
    }

    private static string Shrunk(RoiCase @case, IRowGround ground, int seed, int index)
    {
        RoiCase smallest = Shrinking.Smallest(@case, failing => failing.Shrink(), candidate => Compared(candidate, ground).Difference is not null, MostShrinks);
        return string.Create(CultureInfo.InvariantCulture, $"{smallest}\n    {Compared(smallest, ground).Difference}\n    case {index} of seed {seed}");
    }

    private static Finding Compared(RoiCase @case, IRowGround ground) => Finding.Of(() => @case.Element.Do(new RoiComparison(@case, ground)));
}
