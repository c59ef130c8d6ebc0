namespace PoolFunctional.Generators.Blurring;

/// <summary>Blurs, spatial pyramids and stacks of windows.</summary>
internal sealed class BlurFamily : IFamily
{
    private const int MostShrinks = 300;

    public IReadOnlyList<string> Operators { get; } = ["blur", "max-blur", "spatial-pyramid", "stack"];

    public Finding Check(string operation, int seed, int index)
    {
        BlurCase @case = BlurCase.At(seed, index);
        Finding finding = Check(operation, @case);
        return finding.Difference is null ? finding : finding with { Difference = Smallest(operation, @case, finding.Difference) };
    }

    private static Finding Check(string operation, BlurCase @case)
    {
        try
        {
            return @case.Element.Do(new BlurComparison(operation, @case));
        }
        catch (Exception exception)
        {
            return new("exception", 0, exception.ToString());
        }
    }

    private static string Smallest(string operation, BlurCase @case, string difference)
    {
        (bool improved, int tries) = (true, 0);
        while (improved && tries < MostShrinks)
        {
            improved = false;
            foreach (BlurCase candidate in @case.Shrink())
            {
                if (tries++ >= MostShrinks || Check(operation, candidate).Difference is not { } still) continue;
                (@case, difference, improved) = (candidate, still, true);
                break;
            }
        }

        return $"{operation} of {@case}\n    {BlurComparison.Text(operation, @case)}\n    {difference}";
    }
}
