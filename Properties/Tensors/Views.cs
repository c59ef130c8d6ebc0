using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Tensors;

/// <summary>Input and result are tensors whose strides are not those of a packed one. What lies between the elements is poison and canaries.</summary>
internal sealed class Views : IGround
{
    public string Name => "views";

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        View from = View.Of(plan.InputShape, @case);
        View to = View.OfResult(plan.OutputShape, @case);
        T canary = type.Special(Special.Subnormal);
        T[] source = new T[from.Length];
        T[] target = new T[to.Length];
        Array.Fill(source, type.Special(@case.Offset % 2 == 0 ? Special.SignallingNaN : Special.NegativeInfinity));
        Array.Fill(target, canary);
        from.Scatter(x, source);
        plan.Run(new ReadOnlyTensorSpan<T>(source, plan.InputShape, from.Strides), new TensorSpan<T>(target, plan.OutputShape, to.Strides));
        T[] result = to.Gather<T>(target);
        foreach (int place in to.Places()) target[place] = canary;
        int damaged = Array.FindIndex(target, value => type.ToBits(value) != type.ToBits(canary));
        return (result, damaged < 0 ? null : $"element {damaged} between those of the destination was written");
    }
}
