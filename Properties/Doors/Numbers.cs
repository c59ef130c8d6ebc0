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

    /// <summary>The same elements with a wrong one behind each: a tensor of them does not lie side by side.</summary>
    internal abstract Numbers Spread { get; }

    /// <summary>Fails where a tensor, or other numbers, have another shape or other bits.</summary>
    internal abstract void AreThoseOf(object? result, string door);
}

/// <summary>Elements and their extents: dense, or spread.</summary>
internal sealed record Numbers<T>(T[] Values, nint[] Shape) : Numbers
    where T : unmanaged, System.Numerics.INumber<T>
{
    private static readonly T wrong = T.CreateChecked(77);

    internal Tensor<T> Tensor => System.Numerics.Tensors.Tensor.Create(Values, Shape, Strides);

    /// <summary>From each element to the next on every axis; none where there is only one.</summary>
    internal nint[] Strides => [.. Shape.Select((extent, axis) => extent == 1 ? 0 : Shape[(axis + 1)..].Aggregate((nint)Pitch, (product, inner) => product * inner))];

    /// <summary>From one element to the next in memory.</summary>
    private int Pitch { get; init; } = 1;

    internal override Numbers Untouched => new Numbers<T>([.. Values.Select(_ => wrong)], Shape);

    internal override Numbers Added => new Numbers<T>([.. Values.Select(value => wrong + value)], Shape);

    internal override Numbers Spread => new Numbers<T>([.. Values.SelectMany(value => (T[])[value, wrong])], Shape) { Pitch = 2 };

    internal override void AreThoseOf(object? result, string door)
    {
        Numbers<T> actual = result is Tensor<T> tensor ? new(Flat(tensor), tensor.Lengths.ToArray()) : Assert.IsType<Numbers<T>>(result).Gathered(door);
        Assert.True(Shape.SequenceEqual(actual.Shape), $"{door}: shape [{string.Join(", ", actual.Shape)}], the definition's is [{string.Join(", ", Shape)}]");
        Assert.True(
            MemoryMarshal.AsBytes<T>(Values).SequenceEqual(MemoryMarshal.AsBytes<T>(actual.Values)),
            $"{door}:\n  {string.Join(' ', actual.Values)}\nthe definition has\n  {string.Join(' ', Values)}");
    }

    /// <summary>Dense again; fails where something was written between the elements.</summary>
    private Numbers<T> Gathered(string door)
    {
        Assert.True(Values.Index().All(entry => entry.Index % Pitch == 0 || entry.Item == wrong), $"{door}: written between the elements:\n  {string.Join(' ', Values)}");
        return new([.. Values.Where((_, index) => index % Pitch == 0)], Shape);
    }

    private static T[] Flat(Tensor<T> tensor)
    {
        T[] flat = new T[tensor.FlattenedLength];
        tensor.FlattenTo(flat);
        return flat;
    }
}
