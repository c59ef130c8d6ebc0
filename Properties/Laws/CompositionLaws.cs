using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(StackGenerators)], MaxTest = 300)]
public sealed class CompositionLaws
{
    [Property]
    public void Maximum_of_maxima_is_the_maximum_over_the_composed_window(Stack stack) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, Window.Sliding([stack.ComposedKernel], [stack.Stride * stack.NextStride]), stack.Floats, [1, 1, stack.Extent]),
            Pooled.By(
                Reduction.Max,
                Window.Sliding([stack.NextKernel], [stack.NextStride]),
                Pooled.By(Reduction.Max, Window.Sliding([stack.Kernel], [stack.Stride]), stack.Floats, [1, 1, stack.Extent]),
                [1, 1, stack.Outputs]));
}
