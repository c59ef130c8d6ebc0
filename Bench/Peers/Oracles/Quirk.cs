namespace PoolFunctional.Peers.Oracles;

/// <summary>A fault or a limit of the peer that is known, with where it is written down.</summary>
internal sealed record Quirk(string Name, string Reference);

/// <summary>A quirk that a case may meet, and whether it explains the two answers.</summary>
internal sealed record Suspect(Quirk Quirk, Func<Answer, Answer, bool> Explains);
