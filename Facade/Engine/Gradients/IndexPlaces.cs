namespace PoolFunctional.Engine.Gradients;

/// <summary>What is known of all indices of a call.</summary>
internal enum IndexPlaces
{
    /// <summary>Each is a tap of its own window.</summary>
    OwnTaps,

    /// <summary>Each is a place of its plane.</summary>
    Somewhere,

    /// <summary>Each is a place of its plane or −1.</summary>
    MayBeNowhere,
}
