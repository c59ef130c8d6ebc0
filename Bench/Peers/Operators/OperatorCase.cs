namespace PoolFunctional.Peers.Operators;

/// <summary>One operator beside the loop that one writes for it the first time, and beside libtorch.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Schedule">The row of our schedule table that answers.</param>
/// <param name="Ours">Runs ours once.</param>
/// <param name="Loop">Runs the loop once.</param>
/// <param name="Peer">libtorch's, if it has a way and is there.</param>
/// <param name="Difference">What is wrong with the answers of all after a run, or null: what differs is not timed.</param>
internal sealed record OperatorCase(string Name, string Schedule, Action Ours, Action Loop, OperatorPeer? Peer, Func<string?> Difference);
