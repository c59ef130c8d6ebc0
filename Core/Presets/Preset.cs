namespace PoolFunctional.Presets;

/// <summary>What another library's layer is here.</summary>
internal sealed record Preset(Window Window, Reduction Reduction);
