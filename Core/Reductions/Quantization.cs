namespace PoolFunctional;

/// <summary>What the integers of a tensor stand for: element q is the real number <c>scale · (q − zeroPoint)</c>.</summary>
/// <remarks>
/// A description: any numbers can be written down, and pooling says whether they are possible for an element type: the scale positive and finite, the zero point an element.
/// One for a whole tensor. Equality is structural.
/// </remarks>
/// <seealso href="https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html"/>
public sealed record Quantization
{
    private Quantization(double scale, long zeroPoint) => (Scale, ZeroPoint) = (scale, zeroPoint);

    /// <summary>Integers that stand for themselves: scale 1, zero point 0.</summary>
    public static Quantization Identity { get; } = new(1, 0);

    /// <summary>The step between neighbouring real numbers.</summary>
    public double Scale { get; }

    /// <summary>The element that stands for 0.</summary>
    public long ZeroPoint { get; }

    /// <summary>A quantisation by scale and zero point.</summary>
    /// <param name="scale">The step between neighbouring real numbers, positive and finite.</param>
    /// <param name="zeroPoint">The element that stands for 0; must be one of the element type.</param>
    /// <returns>The quantisation.</returns>
    /// <example><c>Quantization.Of(0.5, 10)</c>: the byte 15 stands for 2.5.</example>
    public static Quantization Of(double scale, long zeroPoint = 0) => new(scale, zeroPoint);
}
