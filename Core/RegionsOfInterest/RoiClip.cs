namespace PoolFunctional;

/// <summary>What becomes of the part of a bin that lies outside the map in position-sensitive pooling. A closed union; equality is structural.</summary>
public abstract record RoiClip
{
    private RoiClip() { }

    /// <summary>Bins end where the map does: every element can count. What R-FCN, where the operator comes from, does.</summary>
    public static RoiClip InBounds { get; } = new InBoundsClip();

    /// <summary>Bins end before the last row and column of the map, which never count: what torchvision's <c>ps_roi_pool</c> computes (its gradient does not).</summary>
    public static RoiClip BeforeLast { get; } = new BeforeLastClip();

    /// <summary>The elements at the end of an axis that never count.</summary>
    internal abstract int LeftOut { get; }

    /// <summary>See <see cref="InBounds"/>.</summary>
    public sealed record InBoundsClip : RoiClip
    {
        internal InBoundsClip() { }

        internal override int LeftOut => 0;
    }

    /// <summary>See <see cref="BeforeLast"/>.</summary>
    public sealed record BeforeLastClip : RoiClip
    {
        internal BeforeLastClip() { }

        internal override int LeftOut => 1;
    }
}
