using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

public sealed class SharedBlocksLaws
{
    /// <summary>So that the quick definition is the definition.</summary>
    [Fact]
    public void Blocks_folded_once_give_the_bits_of_the_fold_of_core()
    {
        int compared = 0;
        foreach ((string family, int every) in new[] { ("lengths", 23), ("specials", 41), ("shapes", 13) })
        {
            for (int index = 0; index < Survey.Families[family].Count; index += every)
            {
                PoolCase @case = Survey.Families[family][index];
                if (@case.Plan is null || @case.Plan.Axes.Aggregate(@case.Plan.Output.Elements, (work, axis) => work * axis.LongestWindow) > 20_000) continue;
                Assert.Null(Differential.Check(@case).Difference);
                compared++;
            }
        }

        Assert.True(compared > 1_000, $"Only {compared} cases.");
    }
}
