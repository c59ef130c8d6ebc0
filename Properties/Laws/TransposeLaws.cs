using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(CaseGenerators)], MaxTest = 300)]
public sealed class TransposeLaws
{
    [Property]
    public void Pooled_sums_against_y_are_x_against_the_transposed_sums_of_y(SomeCase some)
    {
        if (!some.Plan.HasTranspose) return;
        Assert.Equal(
            Product(some.Inputs, Transposed(some)),
            Product(Pooled.By(Reduction.Sum, some.Pooling.Window, some.Inputs, some.Shape), some.Outputs));
    }

    private static long[] Transposed(SomeCase some) =>
        FeatureMap.Create<long>(some.Plan.Output, some.Outputs).Bind(y => some.Plan.Transpose().Bind(transposed => Reference.Pool(y, transposed, Reduction.Sum))).Match(map => map.Values.ToArray(), error => throw new InvalidOperationException(error.Message));

    private static Int128 Product(long[] left, long[] right) => left.Zip(right, (a, b) => (Int128)a * b).Aggregate(Int128.Zero, (sum, term) => sum + term);
}
