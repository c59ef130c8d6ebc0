namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Where the gradient of one bin goes, channels side by side: so many of them, a multiple of the lanes.</summary>
internal readonly unsafe struct ScatterPlace<TReal>(TReal* sums, TReal* maps, TReal* gradient, TReal* most, nint width)
    where TReal : unmanaged
{
    /// <summary>The sums of the map's first pixel; taps have offsets from there.</summary>
    internal TReal* Sums => sums;

    /// <summary>The map itself, laid out likewise; null where it is not needed.</summary>
    internal TReal* Maps => maps;

    /// <summary>What comes in. It may be overwritten.</summary>
    internal TReal* Gradient => gradient;

    /// <summary>Scratch memory for the bin's own values.</summary>
    internal TReal* Most => most;

    internal nint Width => width;

    /// <summary>The same for the gradient of a later bin.</summary>
    internal ScatterPlace<TReal> At(nint bin) => new(sums, maps, unchecked(gradient + (bin * width)), most, width);
}
