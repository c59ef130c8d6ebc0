using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>The gradient of a smooth reduction: a slope for each tap of each window, everything in double, rounded once at the end.</summary>
internal sealed record SlopeGradient<T>(ITapSlopes<T> Slopes) : SharedGradient<T, double>(Accumulating.In<T, double>())
    where T : unmanaged, INumber<T>
{
    private protected override IEnumerable<Share<double>> Shares(PlaneWindow window, Func<long, T> tap) =>
        window.Offsets.Zip(Slopes.Of(window, offset => double.CreateSaturating(tap(offset))), (offset, slope) => new Share<double>(offset, total => total * slope));
}

/// <summary>How the value of a window moves with each of its taps.</summary>
internal interface ITapSlopes<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>∂y/∂xⱼ for each tap that exists, row-major.</summary>
    IEnumerable<double> Of(PlaneWindow window, Func<long, double> tap);
}
