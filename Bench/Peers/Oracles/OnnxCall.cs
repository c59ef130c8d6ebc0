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
    internal byte[] Model() => Protobuf.Message(
        Protobuf.Number(1, InternalRepresentation),
        Protobuf.Nested(8, Protobuf.Text(1, Domain), Protobuf.Number(2, Opset)),
        Protobuf.Nested(
            7,
            [
                Protobuf.Nested(1, Node()),
                Protobuf.Text(2, "oracle"),
                .. Inputs.Select(input => Protobuf.Nested(11, Value(input))),
                .. OutputNames.Select(name => Protobuf.Nested(12, Protobuf.Text(1, name))),
            ]));

    public override string ToString() =>
        $"{Operator} of opset {Opset}: "
        + string.Join(", ", Lists.Select(list => $"{list.Name} [{string.Join(", ", list.Values)}]").Concat(Numbers.Select(number => $"{number.Name} {number.Value}"))
            .Concat(Reals.Select(real => FormattableString.Invariant($"{real.Name} {real.Value:R}"))).Concat(Words.Select(word => $"{word.Name} {word.Value}")))
        + string.Concat(Inputs.Select(input => $"\n    {input}"));

    private byte[] Node() => Protobuf.Message(
    [
        .. Inputs.Select(input => Protobuf.Text(1, input.Name)),
        .. OutputNames.Select(name => Protobuf.Text(2, name)),
        Protobuf.Text(4, Operator),
        Protobuf.Text(7, Domain),
        .. Lists.Select(list => Protobuf.Nested(5, [Protobuf.Text(1, list.Name), .. list.Values.Select(value => Protobuf.Number(8, value)), Protobuf.Number(20, AttributeInts)])),
        .. Numbers.Select(number => Protobuf.Nested(5, Protobuf.Text(1, number.Name), Protobuf.Number(3, number.Value), Protobuf.Number(20, AttributeInt))),
        .. Reals.Select(real => Protobuf.Nested(5, Protobuf.Text(1, real.Name), Protobuf.Real(2, real.Value), Protobuf.Number(20, AttributeFloat))),
        .. Words.Select(word => Protobuf.Nested(5, Protobuf.Text(1, word.Name), Protobuf.Text(4, word.Value), Protobuf.Number(20, AttributeText))),
    ]);

    private static byte[] Value(OnnxTensor tensor) => Protobuf.Message(
        Protobuf.Text(1, tensor.Name),
        Protobuf.Nested(
            2,
            Protobuf.Nested(1, Protobuf.Number(1, (long)tensor.Type), Protobuf.Nested(2, [.. tensor.Shape.Select(extent => Protobuf.Nested(1, Protobuf.Number(1, extent)))]))));
}
