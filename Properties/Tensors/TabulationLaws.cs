using Xunit;

namespace PoolFunctional.Properties.Tensors;

/// <summary>The positions of a plane are counted once for all planes; but where a list of them would take far more memory than the plane, for each plane anew.</summary>
public sealed class TabulationLaws
{
    private const long MostPositionsKept = 1 << 20;

    [Fact]
    public void Planes_of_a_small_map_are_given_one_list_of_positions()
    {
        List<Sequence<long>> given = [];
        _ = FeatureMap.Tabulate(Shaped(2, 3, [2, 2]), (_, position) =>
        {
            given.Add(position);
            return 0f;
        });
        Assert.Equal(2 * 3 * 2 * 2, given.Count);
        Assert.All(given.Index(), entry => Assert.True(entry.Item.AsSpan().Overlaps(given[entry.Index % 4].AsSpan())));
    }

    [Theory]
    [InlineData(MostPositionsKept, true)]
    [InlineData(MostPositionsKept + 1, false)]
    public void Positions_of_a_plane_are_listed_up_to_a_million(long elements, bool areListed) =>
        Assert.Equal(areListed, BytesBeforeTheFirstElement(Shaped(1, 1, [elements])) >= elements * sizeof(long));

    [Fact]
    public void Positions_of_a_map_without_items_are_not_listed() =>
        Assert.InRange(BytesBeforeTheFirstElement(Shaped(0, 1, [MostPositionsKept])), 0, MostPositionsKept);

    /// <summary>What is allocated until an element is asked for, or all of them were.</summary>
    private static long BytesBeforeTheFirstElement(Shape shape)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), first = 0;
        try
        {
            _ = FeatureMap.Tabulate<float>(shape, (_, _) =>
            {
                first = GC.GetAllocatedBytesForCurrentThread();
                throw new OperationCanceledException();
            });
        }
        catch (OperationCanceledException)
        {
            return first - before;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Shape Shaped(long batch, long channels, long[] spatial) =>
        Shape.Create(batch, channels, Sequence.Of(spatial)).Match(shape => shape, error => throw new InvalidOperationException(error.Message));
}
