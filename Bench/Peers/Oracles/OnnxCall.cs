namespace PoolFunctional.Peers.Oracles;

/// <summary>One node of ONNX on definite inputs.</summary>
internal sealed record OnnxCall(string Operator, int Opset, IReadOnlyList<OnnxTensor> Inputs)
{
    private const long AttributeFloat = 1;
    private const long AttributeInt = 2;
    private const long AttributeText = 3;
    private const long AttributeInts = 7;
    private const long InternalRepresentation = 8;

    internal IReadOnlyList<(string Name, long[] Values)> Lists { get; init; } = [];

    internal IReadOnlyList<(string Name, long Value)> Numbers { get; init; } = [];

    internal IReadOnlyList<(string Name, float Value)> Reals { get; init; } = [];

    internal IReadOnlyList<(string Name, string Value)> Words { get; init; } = [];

    /// <summary>The domain of the operator; ONNX's own if empty.</summary>
    internal string Domain { get; init; } = "";

    /// <summary>How many outputs are asked for: y0, y1, …</summary>
    internal int Outputs { get; init; } = 1;

    internal string[] OutputNames => [.. Enumerable.Range(0, Outputs).Select(output => $"y{output}")];

    /// <summary>The model of this node in ONNX's protobuf form; its outputs have no declared shape, so that the runtime's own rule decides.</summary>
    internal byte[] Model() => OnnxModel.Message(
        OnnxModel.Number(1, InternalRepresentation),
        OnnxModel.Nested(8, OnnxModel.Text(1, Domain), OnnxModel.Number(2, Opset)),
        OnnxModel.Nested(
            7,
            [
                OnnxModel.Nested(1, Node()),
                OnnxModel.Text(2, "oracle"),
                .. Inputs.Select(input => OnnxModel.Nested(11, Value(input))),
                .. OutputNames.Select(name => OnnxModel.Nested(12, OnnxModel.Text(1, name))),
            ]));

    public override string ToString() =>
        $"{Operator} of opset {Opset}: "
        + string.Join(", ", Lists.Select(list => $"{list.Name} [{string.Join(", ", list.Values)}]").Concat(Numbers.Select(number => $"{number.Name} {number.Value}"))
            .Concat(Reals.Select(real => FormattableString.Invariant($"{real.Name} {real.Value:R}"))).Concat(Words.Select(word => $"{word.Name} {word.Value}")))
        + string.Concat(Inputs.Select(input => $"\n    {input}"));

    private byte[] Node() => OnnxModel.Message(
    [
        .. Inputs.Select(input => OnnxModel.Text(1, input.Name)),
        .. OutputNames.Select(name => OnnxModel.Text(2, name)),
        OnnxModel.Text(4, Operator),
        OnnxModel.Text(7, Domain),
        .. Lists.Select(list => OnnxModel.Nested(5, [OnnxModel.Text(1, list.Name), .. list.Values.Select(value => OnnxModel.Number(8, value)), OnnxModel.Number(20, AttributeInts)])),
        .. Numbers.Select(number => OnnxModel.Nested(5, OnnxModel.Text(1, number.Name), OnnxModel.Number(3, number.Value), OnnxModel.Number(20, AttributeInt))),
        .. Reals.Select(real => OnnxModel.Nested(5, OnnxModel.Text(1, real.Name), OnnxModel.Real(2, real.Value), OnnxModel.Number(20, AttributeFloat))),
        .. Words.Select(word => OnnxModel.Nested(5, OnnxModel.Text(1, word.Name), OnnxModel.Text(4, word.Value), OnnxModel.Number(20, AttributeText))),
    ]);

    private static byte[] Value(OnnxTensor tensor) => OnnxModel.Message(
        OnnxModel.Text(1, tensor.Name),
        OnnxModel.Nested(
            2,
            OnnxModel.Nested(1, OnnxModel.Number(1, (long)tensor.Type), OnnxModel.Nested(2, [.. tensor.Shape.Select(extent => OnnxModel.Nested(1, OnnxModel.Number(1, extent)))]))));
}
