using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Digests;

/// <summary>An operator's part of the corpus on its way through one course into one digest.</summary>
internal sealed class OperatorRun(Course course, BitDigest digest)
{
    /// <summary>How the corpus is worked out.</summary>
    internal Course Course => course;

    /// <summary>Elements of a result, in channels-first order.</summary>
    internal void Add<T>(ReadOnlySpan<T> elements)
        where T : unmanaged => digest.Add(elements);

    /// <summary>An operator from maps to maps.</summary>
    internal void Map<T, TResult>(FeatureMap<T> x, Func<FeatureMap<T>, Result<FeatureMap<TResult>, PoolError>> definition, Func<Tensor<T>, PoolOptions, Tensor<TResult>> door)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        if (course.IsDefinition) Add(definition(x).Made().Values.AsSpan());
        else Add<TResult>(course.Planes(door(course.Laid(x), course.Options)));
    }

    /// <summary>The gradient of an operator from maps to maps, of results of some shape.</summary>
    internal void Gradient<T>(
        FeatureMap<T> x, Shape output, Func<FeatureMap<T>, FeatureMap<T>, Result<FeatureMap<T>, PoolError>> definition, Func<Tensor<T>, Tensor<T>, PoolOptions, Tensor<T>> door)
        where T : unmanaged, INumber<T>
    {
        FeatureMap<T> incoming = Inputs.Map<T>(output, (int)x.Shape.Elements + 1);
        Map(incoming, gradient => definition(gradient, x), (gradient, options) => door(gradient, course.Laid(x), options));
    }
}
