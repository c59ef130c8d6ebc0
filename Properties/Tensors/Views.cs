using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Tensors;

/// <summary>Input and result are tensors whose strides are not those of a packed one: with gaps, by every second element, with axes exchanged. The gaps hold poison and canaries.</summary>
internal sealed class Views : IGround
{
    private const int Styles = 5;

    public string Name => "views";

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        View from = new(plan.InputShape, @case.Offset % Styles);
        View to = new(plan.OutputShape, @case.Offset / Styles % Styles);
        T canary = type.Special(Special.Subnormal);
        T[] source = new T[from.Length];
        T[] target = new T[to.Length];
        Array.Fill(source, type.Special(@case.Offset % 2 == 0 ? Special.SignallingNaN : Special.NegativeInfinity));
        Array.Fill(target, canary);
        foreach ((int place, int index) in from.Places().Index().Select(entry => (entry.Item, entry.Index))) source[place] = x[index];
        plan.Run(new ReadOnlyTensorSpan<T>(source, plan.InputShape, from.Strides), new TensorSpan<T>(target, plan.OutputShape, to.Strides));
        T[] result = [.. to.Places().Select(place => target[place])];
        foreach (int place in to.Places()) target[place] = canary;
        int damaged = Array.FindIndex(target, value => type.ToBits(value) != type.ToBits(canary));
        return (result, damaged < 0 ? null : $"element {damaged} between those of the destination was written");
    }

    /// <summary>A shape laid over memory.</summary>
    private sealed class View
    {
        private readonly nint[] shape;

        internal View(ReadOnlySpan<nint> shape, int style)
        {
            this.shape = shape.ToArray();
            Strides = new nint[shape.Length];
            int[] order = [.. Enumerable.Range(0, shape.Length).Reverse()];
            if (style == 3) Array.Reverse(order);
            if (style == 4) (order[0], order[1]) = (order[1], order[0]);
            nint stride = style == 2 ? 2 : 1;
            foreach (int axis in order)
            {
                Strides[axis] = shape[axis] == 1 ? 0 : stride;
                stride = (stride * shape[axis]) + (style is 1 or 4 ? 3 : 0);
            }

            Length = 1 + (int)this.shape.Zip(Strides, (extent, step) => (extent - 1) * step).Sum(reach => reach);
        }

        internal nint[] Strides { get; }

        internal int Length { get; }

        /// <summary>Where each element lies, in row-major order.</summary>
        internal IEnumerable<int> Places() =>
            shape.Zip(Strides).Aggregate(
                Enumerable.Repeat(0, 1),
                (places, axis) => places.SelectMany(_ => Enumerable.Range(0, (int)axis.First), (place, i) => place + (i * (int)axis.Second)));
    }
}
