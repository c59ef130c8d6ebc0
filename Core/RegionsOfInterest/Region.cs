namespace PoolFunctional;

/// <summary>A box on one feature map of a batch, in the coordinates of the picture that the map was made from.</summary>
/// <param name="Batch">The feature map, counted from 0.</param>
/// <param name="X1">The left edge.</param>
/// <param name="Y1">The upper edge.</param>
/// <param name="X2">The right edge.</param>
/// <param name="Y2">The lower edge.</param>
/// <remarks>A description: any numbers can be written down, and pooling says whether they are possible. The default value is an empty box at the origin of map 0. Equality is structural.</remarks>
public readonly record struct Region(long Batch, double X1, double Y1, double X2, double Y2);

/// <summary>One of the four numbers of a box.</summary>
public enum RegionCoordinate
{
    /// <summary>The left edge.</summary>
    X1,

    /// <summary>The upper edge.</summary>
    Y1,

    /// <summary>The right edge.</summary>
    X2,

    /// <summary>The lower edge.</summary>
    Y2,
}
