using System.Globalization;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PoolFunctional.Peers.Oracles;

/// <summary>A tensor of a call or of its answer. Values stand in doubles, which hold every one of the types that are drawn, 64-bit indices included.</summary>
internal sealed record OnnxTensor(string Name, TensorElementType Type, long[] Shape, double[] Values)
{
    public override string ToString()
    {
        string values = string.Join(", ", Values.Take(64).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        return $"{Name} {Type} [{string.Join(", ", Shape)}] = [{values}{(Values.Length > 64 ? ", …" : "")}]";
    }
}
