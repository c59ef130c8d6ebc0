namespace PoolFunctional.Properties.Doors;

/// <summary>The rows: one per public door, with arguments that differ from every default, so that an overload that forgets one is found.</summary>
internal static class DoorTable
{
    internal static Door[] All { get; } = [.. PoolingDoors.All, .. IndexDoors.All, .. GradientDoors.All, .. RegionDoors.All, .. RowDoors.All];
}
