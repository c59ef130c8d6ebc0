using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>What is impossible is refused by name, with the value and the rule, before anything is written.</summary>
public sealed class RoiArgumentLaws
{
    private const float Untouched = -777;
    private const float Beyond = (1 << 24) + 2;

    public static TheoryData<float[], string> WrongBoxes => new()
    {
        { [float.NaN, 0, 1, 1], "X1 of region 1 is NaN" },
        { [0, float.PositiveInfinity, 1, 1], "Y1 of region 1 is ∞" },
        { [0, 0, float.NegativeInfinity, 1], "X2 of region 1" },
        { [0, 0, 1, float.NaN], "Y2 of region 1 is NaN" },
        { [0, 0, Beyond, 1], "to 16777216" },
        { [-Beyond, 0, 1, 1], "to 16777216" },
        { [0, 0, float.MaxValue, 1], "to 16777216" },
    };

    [Theory]
    [MemberData(nameof(WrongBoxes))]
    public void Impossible_boxes_are_refused_by_name(float[] box, string says)
    {
        foreach (string message in Refusals(Rows(box, 0), [0, 0])) Assert.Contains(says.Replace("∞", float.PositiveInfinity.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), message, StringComparison.Ordinal);
    }

    public static TheoryData<long> WrongMaps => [-1, 2, 3, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue];

    [Theory]
    [MemberData(nameof(WrongMaps))]
    public void Maps_that_do_not_exist_are_refused_by_name(long map)
    {
        foreach (string message in Refusals([0, 0, 0, 1, 1, map, 0, 0, 1, 1], [0, map])) Assert.Contains("Region 1 is on map", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e30f)]
    [InlineData(1e30f)]
    public void Maps_in_rows_of_five_that_are_no_whole_numbers_are_refused_by_name(float map) =>
        Assert.Contains("Region 0 is on map", Refused("regions", y => Pool.RoiPool<float, float>(new float[32], [2, 1, 4, 4], Regions.OfRows([map, 0, 0, 1, 1]), RoiGrid.Of(1, 1), y), 1), StringComparison.Ordinal);

    [Fact]
    public void Farthest_boxes_are_measured_after_scaling()
    {
        float[] y = new float[1];
        Pool.RoiAlign<float, float>(new float[16], [1, 1, 4, 4], Regions.Of([0, 0, Beyond, Beyond], [0]), RoiGrid.Of(1, 1, 0.5), y);
        Refused("regions", result => Pool.RoiAlign<float, float>(new float[16], [1, 1, 4, 4], Regions.Of([0, 0, 10f, 10], [0]), RoiGrid.Of(1, 1, 1e7), result), 1);
        Refused("regions", result => Pool.RoiAlign<float, double>(new float[16], [1, 1, 4, 4], Regions.Of([0, 0, 1e300, 10], [0]), RoiGrid.Of(1, 1), result), 1);
    }

    [Theory]
    [InlineData(0, 1, 1.0, 1, "grid", "axis 0 is 0")]
    [InlineData(1, 0, 1.0, 1, "grid", "axis 1 is 0")]
    [InlineData(-1, 1, 1.0, 1, "grid", "-1")]
    [InlineData(1, int.MaxValue, 1.0, 1, "grid", "2147483647")]
    [InlineData(65_537, 1, 1.0, 1, "grid", "65536")]
    [InlineData(1, 1, 0.0, 1, "grid", "scale is 0")]
    [InlineData(1, 1, -1.0, 1, "grid", "scale is -1")]
    [InlineData(1, 1, double.NaN, 1, "grid", "scale is NaN")]
    [InlineData(1, 1, double.PositiveInfinity, 1, "grid", "scale")]
    [InlineData(1, 1, 1e300, 1, "grid", "1E+300")]
    [InlineData(1, 1, 1e-300, 1, "grid", "1E-300")]
    [InlineData(1, 1, 1.0, 0, "sampling", "0 samples")]
    [InlineData(1, 1, 1.0, -1, "sampling", "-1 samples")]
    [InlineData(1, 1, 1.0, 1025, "sampling", "1 to 1024")]
    [InlineData(4096, 1, 1.0, 257, "sampling", "1 to 256")]
    [InlineData(1, 1, 1.0, int.MaxValue, "sampling", "2147483647")]
    public void Impossible_grids_and_samplings_are_refused_by_name_and_by_the_definition(int height, int width, double scale, int samples, string parameter, string says)
    {
        RoiGrid grid = RoiGrid.Of(height, width, scale);
        Regions<float> Box() => Regions.Of([0f, 0, 1, 1], [0]);
        string message = Refused(parameter, y => Pool.RoiAlign<float, float>(new float[16], [1, 1, 4, 4], Box(), grid, y, RoiSampling.PerBin(samples)), 1);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains(says, Refused(parameter, y => Pool.PositionSensitiveRoiAlign<float, float>(new float[16], [1, 1, 4, 4], Box(), grid, y, RoiSampling.PerBin(samples)), 1), StringComparison.Ordinal);
        Result<FeatureMap<float>, PoolError> defined =
            from shape in Shape.Create(1, 1, 4, 4)
            from maps in FeatureMap.Create<float>(shape, new float[16])
            from y in Reference.RoiAlign(maps, [new Region(0, 0, 0, 1, 1)], grid, RoiSampling.PerBin(samples), RoiReduction.Average, PixelConvention.HalfPixel)
            select y;
        Assert.StartsWith(defined.Match(_ => "nothing", error => error.Message), message, StringComparison.Ordinal);
    }

    public static TheoryData<nint[], int, int, string> WrongShapes => new()
    {
        { [1, 4, 4], 16, 1, "shape" },
        { [1, 1, 1, 4, 4], 16, 1, "shape" },
        { [-1, 1, 4, 4], 16, 1, "shape" },
        { [1, 0, 4, 4], 0, 1, "shape" },
        { [1, 1, 0, 4], 0, 1, "shape" },
        { [1, 1, 4, -4], 16, 1, "shape" },
        { [nint.MaxValue, 2, 4, 4], 16, 1, "shape" },
        { [1, 1 << 20, 1 << 10, 4], 16, 1, "shape" },
        { [1, 1, 4, 4], 15, 1, "x" },
        { [1, 1, 4, 4], 17, 1, "x" },
        { [1, 1, 4, 4], 16, 0, "destination" },
        { [1, 1, 4, 4], 16, 2, "destination" },
    };

    [Theory]
    [MemberData(nameof(WrongShapes))]
    public void Impossible_shapes_are_refused_by_name(nint[] shape, int elements, int results, string parameter)
    {
        Refused(parameter, y => Pool.RoiAlign<float, float>(new float[elements], shape, Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), y), results);
        Refused(parameter, y => Pool.RoiPool<float, float>(new float[elements], shape, Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), y), results);
        Refused(parameter, y => Pool.PositionSensitiveRoiAlign<float, float>(new float[elements], shape, Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), y), results);
        Refused(parameter, y => Pool.PositionSensitiveRoiPool<float, float>(new float[elements], shape, Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), y), results);
    }

    [Fact]
    public void Channels_that_bins_do_not_share_out_are_refused_by_name()
    {
        Assert.Contains("multiple of the 6 bins", Refused("shape", y => Pool.PositionSensitiveRoiPool<float, float>(new float[64], [1, 4, 4, 4], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(3, 2), y), 4), StringComparison.Ordinal);
        Assert.Contains("multiple of the 6 bins", Refused("shape", y => Pool.PositionSensitiveRoiAlign<float, float>(new float[64], [1, 4, 4, 4], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(3, 2), y), 4), StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_and_maps_that_do_not_fit_each_other_are_refused_by_name()
    {
        Assert.Contains("rows of 4", Refused("regions", y => Pool.RoiPool<float, float>(new float[16], [1, 1, 4, 4], Regions.Of([0f, 0, 1], [0]), RoiGrid.Of(1, 1), y), 1), StringComparison.Ordinal);
        Assert.Contains("rows of 5", Refused("regions", y => Pool.RoiPool<float, float>(new float[16], [1, 1, 4, 4], Regions.OfRows([0f, 0, 1, 1]), RoiGrid.Of(1, 1), y), 1), StringComparison.Ordinal);
        Assert.Contains("1 boxes and 2", Refused("regions", y => Pool.RoiPool<float, float>(new float[16], [1, 1, 4, 4], Regions.Of([0f, 0, 1, 1], [0, 0]), RoiGrid.Of(1, 1), y), 1), StringComparison.Ordinal);
        Assert.Equal("boxes", Assert.ThrowsAny<ArgumentException>(() => Regions.Of(Tensor.Create(new float[5], [1, 5]), Tensor.Create([0], [1])).Count).ParamName);
        Assert.Equal("boxes", Assert.ThrowsAny<ArgumentException>(() => Regions.Of(Tensor.Create(new float[4], [4]), Tensor.Create([0], [1])).Count).ParamName);
        Assert.Equal("rows", Assert.ThrowsAny<ArgumentException>(() => Regions.OfRows(Tensor.Create(new float[4], [1, 4])).Count).ParamName);
        Assert.Equal("batchIndices", Assert.ThrowsAny<ArgumentException>(() => Regions.Of(Tensor.Create(new float[4], [1, 4]), Tensor.Create([0], [1, 1])).Count).ParamName);
    }

    [Fact]
    public void Types_layouts_nulls_and_options_that_cannot_be_are_refused_by_name()
    {
        Assert.Contains("Int32", Assert.ThrowsAny<ArgumentException>(() => Pool.CompileRoiPool<int>(RoiGrid.Of(1, 1), [1, 1, 4, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("Decimal", Assert.ThrowsAny<ArgumentException>(() => Pool.CompileRoiAlign<decimal>(RoiGrid.Of(1, 1), [1, 1, 4, 4])).Message, StringComparison.Ordinal);
        Assert.Equal("options", Assert.ThrowsAny<ArgumentException>(() => Pool.CompileRoiAlign<float>(RoiGrid.Of(1, 1), [1, 1, 4, 4], options: new() { Layout = Layout.Plane })).ParamName);
        Assert.Equal("options", Assert.ThrowsAny<ArgumentException>(() => Pool.CompileRoiAlign<float>(RoiGrid.Of(1, 1), [1, 1, 4, 4], options: new() { MaxDegreeOfParallelism = 0 })).ParamName);
        Assert.Equal("options", Assert.ThrowsAny<ArgumentException>(() => Pool.RoiAlign(Tensor.Create(new float[16], [1, 1, 4, 4]), Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(2, 2), options: new() { MaxAllocatedBytes = 15 })).ParamName);
        Assert.Equal("grid", Assert.Throws<ArgumentNullException>(() => Pool.CompileRoiAlign<float>(null!, [1, 1, 4, 4])).ParamName);
        Assert.Equal("grid", Assert.Throws<ArgumentNullException>(() => Pool.CompilePositionSensitiveRoiPool<float>(null!, [1, 1, 4, 4])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Pool.RoiPool((Tensor<float>)null!, Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1))).ParamName);
        Assert.Equal("boxes", Assert.Throws<ArgumentNullException>(() => Regions.Of((Tensor<float>)null!, Tensor.Create([0], [1])).Count).ParamName);
        Assert.Equal("regions", Assert.Throws<ArgumentOutOfRangeException>(() => Pool.CompileRoiPool<float>(RoiGrid.Of(1, 1), [1, 1, 4, 4]).OutputShape(-1)).ParamName);
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => Pool.RoiPool(Tensor.Create(new float[16], [1, 1, 4, 4]), Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(2, 2), Tensor.Create(new float[4], [1, 1, 4, 1]).AsTensorSpan())).ParamName);
    }

    [Fact]
    public void Overlaps_are_refused_and_nothing_is_written()
    {
        float[] x = [.. Enumerable.Range(0, 24).Select(i => (float)i)];
        float[] before = [.. x];
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => Pool.RoiPool<float, float>(x.AsSpan(0, 16), [1, 1, 4, 4], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), x.AsSpan(15, 1))).ParamName);
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => Pool.RoiPool<float, float>(new float[16], [1, 1, 4, 4], Regions.Of<float>(x.AsSpan(0, 4), [0]), RoiGrid.Of(1, 1), x.AsSpan(3, 1))).ParamName);
        Assert.Equal(before, x);
    }

    [Fact]
    public void No_regions_give_nothing_and_a_batch_of_none_has_no_map()
    {
        Pool.RoiAlign<float, float>([], [0, 1, 4, 4], default, RoiGrid.Of(2, 2), []);
        Pool.RoiPool<float, float>(new float[16], [1, 1, 4, 4], default, RoiGrid.Of(2, 2), []);
        Assert.Equal<nint>([0, 1, 2, 2], Pool.RoiAlign(Tensor.CreateFromShape<float>([1, 1, 4, 4]), default(Regions<float>), RoiGrid.Of(2, 2)).Lengths.ToArray());
        Refused("regions", y => Pool.RoiAlign<float, float>([], [0, 1, 4, 4], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), y), 1);
    }

    private delegate void Work(float[] y);

    /// <summary>A right box on the first map and a wrong one on the named map, in rows of five.</summary>
    private static float[] Rows(float[] box, long map) => [0, 0, 0, 1, 1, map, .. box];

    /// <summary>What each of the four operators says to two boxes, as rows of four and of five.</summary>
    private static IEnumerable<string> Refusals(float[] rows, long[] maps)
    {
        float[] boxes = [.. rows.Chunk(5).SelectMany(row => row[1..])];
        nint[] shape = [2, 1, 4, 4];
        RoiGrid grid = RoiGrid.Of(1, 1);
        yield return Refused("regions", y => Pool.RoiAlign<float, float>(new float[32], shape, Regions.Of<float>(boxes, maps), grid, y), 2);
        yield return Refused("regions", y => Pool.RoiPool<float, float>(new float[32], shape, Regions.OfRows<float>(rows), grid, y), 2);
        yield return Refused("regions", y => Pool.PositionSensitiveRoiAlign<float, float>(new float[32], shape, Regions.OfRows<float>(rows), grid, y), 2);
        yield return Refused("regions", y => Pool.PositionSensitiveRoiPool<float, float>(new float[32], shape, Regions.Of<float>(boxes, maps), grid, y), 2);
    }

    private static string Refused(string parameter, Work work, int results)
    {
        float[] y = [.. Enumerable.Repeat(Untouched, results)];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => work(y));
        Assert.Equal(parameter, error.ParamName);
        Assert.All(y, value => Assert.Equal(Untouched, value));
        return error.Message;
    }
}
