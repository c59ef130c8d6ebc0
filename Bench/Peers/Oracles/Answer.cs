namespace PoolFunctional.Peers.Oracles;

/// <summary>What a call gave: its outputs, or why it was refused.</summary>
internal sealed record Answer(IReadOnlyList<OnnxTensor> Outputs, string? Refusal)
{
    internal static Answer Of(params IReadOnlyList<OnnxTensor> outputs) => new(outputs, null);

    internal static Answer Refused(string why) => new([], why);

    public override string ToString() => Refusal is null ? string.Join("\n    ", Outputs) : $"refused: {Refusal.ReplaceLineEndings(" ")}";
}
