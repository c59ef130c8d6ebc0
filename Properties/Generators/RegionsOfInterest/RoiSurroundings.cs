using System.Numerics;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>Spans in larger arrays: poison around the maps, that no result may show, and canaries around the result.</summary>
internal sealed class RoiSurroundings : IRoiGround
{
    private const int Margin = 64;

    public (T[] Result, string? Damage) Run<T>(RoiWork<T> work, ElementType<T> type, T[] x, int outputs, int offset)
        where T : unmanaged, INumber<T>
    {
        T canary = type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);
        T poison = type.Special(offset % 2 == 0 ? Special.SignallingNaN : Special.PositiveInfinity);
        T[] from = [.. Enumerable.Repeat(poison, Margin + offset), .. x, .. Enumerable.Repeat(poison, Margin)];
        T[] to = [.. Enumerable.Repeat(canary, Margin + offset + outputs + Margin)];
        work(from.AsSpan(Margin + offset, x.Length), to.AsSpan(Margin + offset, outputs));
        T[] result = to[(Margin + offset)..(Margin + offset + outputs)];
        to.AsSpan(Margin + offset, outputs).Fill(canary);
        bool isOutside = to.Any(value => type.ToBits(value) != type.ToBits(canary));
        bool isChanged = x.Where((value, i) => type.ToBits(value) != type.ToBits(from[Margin + offset + i])).Any();
        return (result, isOutside ? "something beside the destination was written" : isChanged ? "the input was written" : null);
    }
}
