using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>What is done for an element type that is known only when it is done.</summary>
internal interface ITypedWork<out TResult>
{
    TResult For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>;
}
