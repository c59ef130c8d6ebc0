using System.Numerics;

namespace PoolFunctional.Properties.Doors;

/// <summary>What the rows of the tables are made of.</summary>
internal static class DoorParts
{
    internal static readonly Window Overlapping = Window.Sliding([3, 2], [2, 1], Padding.Symmetric(1, 1));

    internal static readonly FeatureMap<float> Floats = Map(2, 8, 6, 5);

    internal static readonly WindowStack Stacked = WindowStack.Of(Window.Square(2, axes: 2, stride: 1), Overlapping);

    internal static readonly Pyramid Levels = Pyramid.Adaptive(1, 3);

    internal static readonly BlurFilter Filter = BlurFilter.Binomial(3, stride: 2);

    internal static readonly Plan Slid = Plan.Create(Overlapping, Floats.Shape).OrThrow("x");

    internal static readonly FeatureMap<float> Incoming = MapOf(Slid.Output);

    internal static (string, object)[] X => [("x", Of(Floats)), ("shape", Extents(Floats.Shape)), ("window", Overlapping)];

    /// <summary>What a gradient was pooled from.</summary>
    internal static (string, object)[] Behind => [("x", Of(Floats)), ("inputShape", Extents(Floats.Shape)), ("window", Overlapping)];

    internal static Door Row(string name, Type[] types, (string, object)[] given, params (string, Numbers)[] results) => new(name, types, given, results);

    internal static (string, Numbers) Into<T>(Result<FeatureMap<T>, PoolError> defined, string parameter = "destination")
        where T : unmanaged, INumber<T> => (parameter, Of(defined.OrThrow("x")));

    internal static (string, Numbers) Into(string parameter, Numbers defined) => (parameter, defined);

    internal static Numbers<T> Of<T>(FeatureMap<T> map)
        where T : unmanaged, INumber<T> => new([.. map.Values], Extents(map.Shape));

    internal static Numbers<T> Of<T>(RowTable<T> table)
        where T : unmanaged, INumber<T> => new([.. table.Values], [(nint)table.Rows, (nint)table.Features]);

    internal static nint[] Extents(Shape shape) => [(nint)shape.Batch, (nint)shape.Channels, .. shape.Spatial.Select(extent => (nint)extent)];

    /// <summary>Sevenths, whose sums in float are rounded: positive and negative, with equal neighbours here and there, no two planes alike.</summary>
    internal static FeatureMap<float> Map(params ReadOnlySpan<long> extents)
    {
        Shape shape = Shape.Create(extents).OrThrow("shape");
        return FeatureMap.Create(shape, [.. Enumerable.Range(0, (int)shape.Elements).Select(i => ((i * 37 % 61 / 2) - 9) / 7f)]).OrThrow("x");
    }

    internal static FeatureMap<float> MapOf(Shape shape) => Map([shape.Batch, shape.Channels, .. shape.Spatial]);

    internal static FeatureMap<float> MapOf(Result<FeatureMap<float>, PoolError> output) => MapOf(output.OrThrow("x").Shape);

    internal static Door With<T>(T value, Func<T, Door> row) => row(value);
}
