namespace PoolFunctional.Peers.Oracles;

/// <summary>A call with what it means here.</summary>
/// <param name="Call">What the peer is asked.</param>
/// <param name="Ours">What this library gives.</param>
/// <param name="Difference">The first place where two answers of the same call differ by more than they may, or null.</param>
/// <param name="Suspects">The quirks that the case may meet.</param>
internal sealed record OracleCase(OnnxCall Call, Func<Answer> Ours, Func<Answer, Answer, string?> Difference, IReadOnlyList<Suspect> Suspects);
