using PoolFunctional.Generators.Indices;
using Xunit;

namespace PoolFunctional.Properties.Indices;

/// <summary>Drawn cases one after another, up to the first for which a law does not hold: that one is the counterexample.</summary>
internal static class Numbered
{
    private const int MostLines = 12;

    internal static void Cases(Reduction reduction, int seed, int count, Action<IndexCase> law)
    {
        for (int index = 0; index < count; index++)
        {
            IndexCase @case = IndexCase.At(reduction, seed, index);
            Exception? failure = Record.Exception(() => law(@case));
            Assert.True(failure is null, $"case {index} of seed {seed}: {@case}\n{failure?.GetType().Name}: {string.Join('\n', (failure?.Message ?? "").Split('\n').Take(MostLines))}");
        }
    }
}
