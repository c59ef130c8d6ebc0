namespace PoolFunctional.Generators;

/// <summary>What a comparison found: the schedule row that answered, the numbers of inputs and outputs, and the first difference.</summary>
internal sealed record Finding(string Row, int Outputs, string? Difference);
