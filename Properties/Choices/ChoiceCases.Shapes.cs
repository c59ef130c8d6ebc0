using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Properties.Choices;

/// <content>Shapes about the thresholds.</content>
internal static partial class ChoiceCases
{
    /// <summary>Windows of every way over planes from small to large, each with some meanings, in both layouts.</summary>
    private static IEnumerable<ChoiceCase> Planes =>
        from scene in (from windows in (Windows[])[Slides(2, 2, 0), Slides(3, 2, 1), Slides(3, 1, 1), Slides(2, 1, 0), Slides(3, 3, 0), Slides(5, 1, 2), Slides(4, 4, 0), Slides(7, 1, 3), Slides(13, 2, 6), Slides(3, 1, 2, 2), Slides(7, 1, 0, 3), Slides(20, 20, 0), global, Adaptive(3)]
                       from shape in (long[][])[[2, 33, 14, 14], [1, 8, 56, 60], [1, 3, 300, 400], [4, 70, 7, 9]]
                       where windows.Name is not ['2' or '7', '0' or '/', ..] || shape[^1] > 20
                       select (windows, shape)).Index()
        from turn in Enumerable.Range(0, 2)
        select Of(meanings[((3 * scene.Index) + (5 * turn)) % meanings.Length], scene.Item.windows, scene.Item.shape, isChannelsLast: (scene.Index + turn) % 3 == 0);

    /// <summary>One step to either side of what the engine draws a line at.</summary>
    private static IEnumerable<ChoiceCase> Thresholds =>
    [
        .. from width in (long[])[16_383, 16_384, 16_385] select Of(floatMax, Slides(3, 1, 1), [1, 2, 6, width]),
        .. from height in (long[])[64, 65] from meaning in (Meaning[])[floatMax, floatMean] select Of(meaning, Slides(3, 1, 1), [1, 9, height, 128]),
        .. from width in (long[])[5, 8, 15, 16, 17, 24, 31, 32, 33, 40, 47, 48, 50] select Of(floatMax, Slides(3, 1, 1), [1, 40, 20, width]),
        .. from width in (long[])[4, 5, 9, 17, 40] select Of(floatMean, Slides(5, 1, 2), [1, 40, 20, width]),
        .. from channels in (long[])[7, 8, 9, 16, 17] select Of(floatMax, Slides(3, 2, 1), [1, channels, 30, 30], isChannelsLast: true),
        .. from kernel in (int[])[4, 5, 6, 7, 8, 11, 12, 13, 15, 16, 17, 18] from meaning in (Meaning[])[floatMax, floatSum] select Of(meaning, Slides(kernel, 1, kernel / 2), [1, 2, 100, 90]),
        .. from kernel in (int[])[15, 16, 17] from stride in (int[])[2, 3, 4, 5] select Of(floatMax, Slides(kernel, stride, 3), [1, 2, 100, 90]),
        .. from stride in (int[])[1, 2, 3, 4] select Of(floatMax, Slides(4, stride, 0), [1, 2, 100, 90]),
        Of(floatMax, Slides(1, 1, 0), [1, 3, 40, 40]), Of(floatMax, Slides(1, 2, 0), [1, 3, 40, 40]), Of(byteMean, Slides(1, 1, 0), [1, 3, 40, 40]),
        Of(floatMax, Slides(2, 2, 0), [8, 64, 200, 200]), Of(floatMean, Slides(3, 2, 1), [8, 64, 256, 256]), Of(floatMax, Slides(3, 2, 1), [1, 1, 1_200_000, 4]),
        Of(floatMean, Slides(5, 2, 2), [1, 1, 60, 140_000]), Of(floatMean, Slides(4, 3, 3), [1, 1, 60, 100]), Of(paddedMean, Slides(7, 1, 3), [1, 2, 60, 100]), Of(doubleWide, Slides(7, 1, 3), [1, 2, 60, 100]),
        Of(floatMax, Slides(9, 1, 4), [1, 1, 20, 5000]), Of(floatMean, Slides(9, 1, 4), [1, 1, 20, 5000]), Of(floatMean, Slides(20, 1, 10), [1, 3, 100, 90], isChannelsLast: true), Of(floatMean, Slides(20, 1, 10), [1, 32, 100, 90], isChannelsLast: true),
        Of(floatMax, Slides(300, 1, 299), [1, 2, 5, 9]), Of(floatMean, Slides(1025, 1, 512), [1, 2, 3, 4]),
    ];

    /// <summary>Rows of one axis, of which some windows are longer than a slot.</summary>
    private static IEnumerable<ChoiceCase> Rows =>
    [
        .. from kernel in (int[])[2, 3, 4, 16, 17, 100, 4096, 4097, 5000] from meaning in (Meaning[])[floatMax, floatMean, byteMean] select Of(meaning, Slides(kernel, kernel, kernel / 3), [1, 2, 100_003]),
        .. from kernel in (int[])[3, 17, 300, 4097] from stride in (int[])[1, 2, 3] select Of(floatMean, Slides(kernel, stride, kernel / 2), [1, 2, 20_011]),
        .. from length in (long[])[16, 54, 64, 1024, 4096, 4097, 10_000] from meaning in (Meaning[])[floatMax, floatMean, halfMean] select Of(meaning, global, [3, 100, length]),
        Of(floatMax, Adaptive(7), [1, 2, 100_003]), Of(doubleMean, Adaptive(300), [1, 2, 4099]), Of(floatMean, Slides(5000, 2000, 0, 2), [1, 2, 20_011]), Of(floatMax, Slides(5000, 1, 2500), [1, 2, 6000], isChannelsLast: true),
        Of(floatMean, global, [1, 64, 5000], isChannelsLast: true), Of(floatMax, Slides(3, 2, 1), [1, 64, 5000], isChannelsLast: true),
    ];

    /// <summary>Three axes and four: sheets, cubes, and what is folded before.</summary>
    private static IEnumerable<ChoiceCase> Volumes =>
    [
        .. from windows in (Windows[])[Slides(2, 2, 0), Slides(3, 1, 1), Slides(3, 2, 1), Slides(2, 1, 1), Slides(7, 1, 3), global, Adaptive(3)]
           from shape in (long[][])[[1, 5, 6, 9, 13], [2, 16, 8, 28, 28], [1, 3, 9, 80, 200]]
           from isChannelsLast in (bool[])[false, true]
           select Of(meanings[((int)shape[^1] + windows.Name.Length) % meanings.Length], windows, shape, isChannelsLast),
        Of(floatMax, Slides(3, 1, 1), [1, 5, 6, 9, 13]), Of(floatMax, Slides(2, 2, 0), [1, 5, 6, 9, 13]), Of(floatMean, Slides(2, 2, 0), [2, 64, 16, 112, 112]), Of(floatMax, Slides(2, 2, 0), [2, 64, 32, 112, 112]),
        Of(floatMax, Slides(2, 1, 1), [1, 3, 4, 5, 6, 7]), Of(byteMean, Slides(3, 2, 1), [1, 3, 4, 5, 6, 7]),
    ];

    /// <summary>Tensors that are not dense: slices, planes apart, neighbours apart.</summary>
    private static IEnumerable<ChoiceCase> Views =>
    [
        .. from windows in (Windows[])[Slides(3, 1, 1), Slides(2, 2, 0), Slides(13, 1, 6), global]
           from view in (View[])[new("rows apart", 1, 5), new("rows far apart", 1, 70), new("places apart", 2, 0), new("planes apart", 1, 0, 11)]
           from shape in (long[][])[[2, 3, 20, 30], [1, 2, 5, 20, 30]]
           select Of(floatMax, windows, shape, view: view),
        Of(floatMean, Slides(3, 2, 1), [2, 24, 20, 30], isChannelsLast: true, view: new("rows apart", 1, 5)), Of(floatMean, Slides(3, 2, 1), [2, 24, 20, 30], isChannelsLast: true, view: new("places apart", 2, 0)),
    ];

    /// <summary>An input whose neighbours on the last axis lie further apart, whose rows have something between them, or whose planes have.</summary>
    private sealed record View(string Name, int Places, int BetweenRows, int BetweenPlanes = 0)
    {
        internal Strides Of(Shape shape, bool isChannelsLast)
        {
            nint inner = isChannelsLast ? (nint)shape.Channels : 1;
            nint[] spatial = new nint[shape.Spatial.Count];
            nint pitch = inner * Places;
            for (int axis = spatial.Length - 1; axis >= 0; axis--)
            {
                spatial[axis] = pitch;
                pitch = (pitch * (nint)shape.Spatial[axis]) + (axis == spatial.Length - 1 ? BetweenRows * inner : 0);
            }

            pitch += BetweenPlanes;
            return isChannelsLast ? new(pitch, 1, [.. spatial]) : new(pitch * (nint)shape.Channels, pitch, [.. spatial]);
        }
    }
}
