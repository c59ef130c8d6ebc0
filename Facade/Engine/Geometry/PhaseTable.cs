namespace PoolFunctional.Engine.Geometry;

/// <summary>A strided window after its row is split by phases: tap j reads phase <c>j·step mod stride</c>, shifted by <c>⌊j·step / stride⌋</c>.</summary>
/// <param name="Residues">The phases that some tap reads.</param>
/// <param name="Offsets">Per tap, its offset in the split rows.</param>
internal sealed record PhaseTable(long[] Residues, nint[] Offsets)
{
    internal static PhaseTable Of(UniformWindows windows, long step, nint inner, nint pitch)
    {
        long[] taps = [.. Enumerable.Range(0, (int)windows.Count).Select(tap => tap * step)];
        long[] residues = [.. taps.Select(tap => tap % windows.Stride).Distinct()];
        return new(residues, [.. taps.Select(tap => (Array.IndexOf(residues, tap % windows.Stride) * pitch) + ((nint)(tap / windows.Stride) * inner))]);
    }
}
