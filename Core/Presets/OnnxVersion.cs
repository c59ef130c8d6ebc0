namespace PoolFunctional.Presets;

/// <summary>A version of ONNX's operators, and what rounding up means in it.</summary>
internal sealed record OnnxVersion(int Opset, Rounding Ceiling)
{
    /// <summary>True, or the first attribute that is used and that this version of the operator does not have.</summary>
    internal Result<bool, PoolError> Has(string operation, Sequence<(string Attribute, bool IsUsed, int Since)> attributes) =>
        Outcome.Unless(true, attributes.Where(used => used.IsUsed && Opset < used.Since).Select(used => new PoolError.PeerArgumentTooNew(used.Attribute, operation, Opset, used.Since)));
}
