using PoolFunctional.Engine.Geometry;

namespace PoolFunctional;

/// <summary>How a caller's shape maps to <c>[batch, channel, spatial…]</c>, and a result's shape back.</summary>
internal readonly record struct TensorForm(Layout Layout, bool IsBatched)
{
    /// <summary>Reads a shape, or throws naming <paramref name="parameter"/>.</summary>
    internal static (TensorForm Form, Shape Shape) Read(ReadOnlySpan<nint> shape, Window window, Layout layout, string parameter) => Read(shape, window.Axes, layout, parameter);

    /// <summary>Reads a shape for a window of so many axes, or, where they are 0, of as many as there are.</summary>
    internal static (TensorForm Form, Shape Shape) Read(ReadOnlySpan<nint> shape, int windowAxes, Layout layout, string parameter)
    {
        int implied = layout == Layout.Plane ? 0 : 2;
        int axes = windowAxes == 0 ? shape.Length - implied : windowAxes;
        bool isBatched = layout != Layout.Plane && shape.Length == axes + 2;
        bool isUnbatched = layout != Layout.Plane && shape.Length == axes + 1;
        bool isPlane = layout == Layout.Plane && shape.Length == axes;
        if (axes < 1 || !(isBatched || isUnbatched || isPlane)) Raise.RankDoesNotFit(shape.Length, windowAxes, layout, parameter);

        TensorForm form = new(layout, isBatched);
        int firstSpatial = form.FirstSpatial;
        long batch = isBatched ? shape[0] : 1;
        long channels = layout switch { Layout.ChannelsFirst => shape[firstSpatial - 1], Layout.ChannelsLast => shape[^1], _ => 1 };
        return (form, Shape.Create(batch, channels, [.. Widened(shape.Slice(firstSpatial, axes))]).OrThrow(parameter));
    }

    /// <summary>Strides in the order of <see cref="Shape"/>.</summary>
    internal Strides Read(ReadOnlySpan<nint> strides)
    {
        int axes = strides.Length - (Layout == Layout.Plane ? 0 : IsBatched ? 2 : 1);
        nint channel = Layout switch { Layout.ChannelsFirst => strides[FirstSpatial - 1], Layout.ChannelsLast => strides[^1], _ => 0 };
        return new(IsBatched ? strides[0] : 0, channel, Sequence.Of(strides.Slice(FirstSpatial, axes)));
    }

    /// <summary>The caller's form of strides.</summary>
    internal nint[] Write(Strides strides)
    {
        nint[] batch = IsBatched ? [strides.Batch] : [];
        return Layout switch
        {
            Layout.ChannelsFirst => [.. batch, strides.Channel, .. strides.Spatial],
            Layout.ChannelsLast => [.. batch, .. strides.Spatial, strides.Channel],
            _ => [.. strides.Spatial],
        };
    }

    /// <summary>The caller's form of a shape.</summary>
    internal nint[] Write(Shape shape) => Layout switch
    {
        Layout.ChannelsFirst => [.. Batch(shape), (nint)shape.Channels, .. Spatial(shape)],
        Layout.ChannelsLast => [.. Batch(shape), .. Spatial(shape), (nint)shape.Channels],
        _ => [.. Spatial(shape)],
    };

    /// <summary>Which of so many axes the channels are.</summary>
    internal int ChannelAxis(int rank) => Layout == Layout.ChannelsLast ? rank - 1 : FirstSpatial - 1;

    private int FirstSpatial => Layout switch
    {
        Layout.ChannelsFirst => IsBatched ? 2 : 1,
        Layout.ChannelsLast => IsBatched ? 1 : 0,
        _ => 0,
    };

    private nint[] Batch(Shape shape) => IsBatched ? [(nint)shape.Batch] : [];

    private static nint[] Spatial(Shape shape) => [.. shape.Spatial.Select(extent => (nint)extent)];

    private static long[] Widened(ReadOnlySpan<nint> extents)
    {
        long[] widened = new long[extents.Length];
        for (int i = 0; i < widened.Length; i++) widened[i] = extents[i];
        return widened;
    }
}
