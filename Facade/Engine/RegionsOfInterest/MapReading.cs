namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>How the maps are read.</summary>
internal enum MapReading
{
    /// <summary>Channels are neighbours where the maps lie.</summary>
    InPlace,

    /// <summary>Channels are neighbours in a copy; position-sensitive, those of a bin.</summary>
    Copied,

    /// <summary>One plane at a time, where it lies.</summary>
    ByPlane,
}
