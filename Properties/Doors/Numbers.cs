using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>What a door reads or writes, whatever its elements are: one dense array that every form of door is given, as a tensor, as a tensor span or as a span.</summary>
internal abstract record Numbers
{
    /// <summary>As many elements to write to, each of them wrong.</summary>
    internal abstract Numbers Untouched { get; }

    /// <summary>What adding these to <see cref="Untouched"/> leaves.</summary>
    internal abstract Numbers Added { get; }

    /// <summary>Fails where a tensor, or other numbers, have another shape or other bits.</summary>
    internal abstract void AreThoseOf(object? result, string door);
}

/// <summary>Dense elements and their extents.</summary>
internal sealed record Numbers<T>(T[] Values, nint[] Shape) : Numbers
    where T : unmanaged, System.Numerics.INumber<T>
{
    private static readonly T wrong = T.CreateChecked(77);

    internal Tensor<T> Tensor => System.Numerics.Tensors.Tensor.Create(Values, Shape);

    internal override Numbers Untouched => new Numbers<T>([.. Values.Select(_ => wrong)], Shape);

    internal override Numbers Added => new Numbers<T>([.. Values.Select(value => wrong + value)], Shape);

    internal override void AreThoseOf(object? result, string door)
    {
        Numbers<T> actual = result is Tensor<T> tensor ? new(Flat(tensor), tensor.Lengths.ToArray()) : Assert.IsType<Numbers<T>>(result);
        Assert.True(Shape.SequenceEqual(actual.Shape), $"{door}: shape [{string.Join(", ", actual.Shape)}], the definition's is [{string.Join(", ", Shape)}]");
        Assert.True(
            MemoryMarshal.AsBytes<T>(Values).SequenceEqual(MemoryMarshal.AsBytes<T>(actual.Values)),
            $"{door}:\n  {string.Join(' ', actual.Values)}\nthe definition has\n  {string.Join(' ', Values)}");
    }

    private static T[] Flat(Tensor<T> tensor)
    {
        T[] flat = new T[tensor.FlattenedLength];
        tensor.FlattenTo(flat);
        return flat;
    }
}
