namespace PoolFunctional.Engine.Geometry;

/// <summary>How input and result lie in memory.</summary>
/// <param name="IsChannelsLast">Whether the channels are neighbours; if the input is not dense, its own are, whatever the caller's layout.</param>
/// <param name="Source">The input's strides, or null where it is dense.</param>
/// <param name="Target">The result's strides, or null where it is dense.</param>
internal sealed record TensorOrder(bool IsChannelsLast, Strides? Source = null, Strides? Target = null)
{
    internal bool IsDense => Source is null && Target is null;
}
