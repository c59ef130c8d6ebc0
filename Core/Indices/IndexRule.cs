using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>What indices must be.</summary>
internal static class IndexRule
{
    /// <summary>Whether two elements are equal in the order of IEEE's maximum: NaN is NaN, and −0 is not +0.</summary>
    internal static bool AreSame<T>(T left, T right)
        where T : unmanaged, INumber<T> =>
        T.IsNaN(left) ? T.IsNaN(right) : left == right && T.IsNegative(left) == T.IsNegative(right);

    /// <summary>Why a reduction has no index, if it has none.</summary>
    internal static IEnumerable<PoolError> Without(Reduction reduction)
    {
        if (reduction is not (Reduction.MaxReduction or Reduction.MinReduction)) yield return new PoolError.ReductionWithoutIndex(reduction.GetType().Name);
    }

    /// <summary>The first index that is neither −1 nor a place of its plane, where asked for also of its window.</summary>
    internal static IEnumerable<PoolError> Wrong(FeatureMap<long> indices, Plan plan, IndexLayout layout, bool ofWindow) =>
        from place in Places(plan.Output)
        let index = indices.Values[place.At]
        where index != IndexForm.None && !IsPlace(plan, plan.WindowAt(place.Plane, place.Position), layout, index, ofWindow)
        select new PoolError.IndexOutOfRange(place.At, index, layout.Name, plan.Input);

    /// <summary>The first index that names a place which one before it names.</summary>
    internal static IEnumerable<PoolError> Duplicates(FeatureMap<long> indices, Sequence<long> offsets) =>
        offsets.Index()
            .Where(entry => entry.Item >= 0)
            .GroupBy(entry => (entry.Index / indices.Shape.PlaneElements, entry.Item))
            .SelectMany(place => place.Skip(1).Take(1))
            .OrderBy(entry => entry.Index)
            .Select(entry => new PoolError.IndexDuplicate(entry.Index, indices.Values[entry.Index]));

    private static bool IsPlace(Plan plan, PlaneWindow window, IndexLayout layout, long index, bool ofWindow)
    {
        long offset = layout.Read(plan.Input, window, index);
        return offset >= 0 && (!ofWindow || window.Offsets.Contains(offset));
    }

    /// <summary>The places of a feature map in order.</summary>
    internal static IEnumerable<(int At, long Plane, Sequence<long> Position)> Places(Shape shape)
    {
        for (int at = 0; at < shape.Elements; at++) yield return (at, at / shape.PlaneElements, shape.PositionAt(at % shape.PlaneElements));
    }
}
