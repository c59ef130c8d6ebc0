using FsCheck.Xunit;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Properties.Laws;
using PoolFunctional.Windows;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

[Properties(Arbitrary = [typeof(CaseGenerators)], MaxTest = 100)]
public sealed class GradientLaws
{
    /// <summary>Every reduction that has a gradient; those whose value is one of the taps, or made of two such, are also smooth away from ties.</summary>
    private static readonly Reduction[] reductions =
    [
        Reduction.Sum, Reduction.Average(), Reduction.Average(Divisor.DeclaredPadding, Accumulator.Wide), Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber,
        Reduction.Median, Reduction.Rank(1), Reduction.Range, Reduction.Mixed(0.3), Reduction.Product, Reduction.Variance, Reduction.SoftPool, Reduction.LogSumExp(3), Reduction.StochasticExpectation,
        Reduction.Lp(1), Reduction.Lp(2), Reduction.Lp(2.5), Reduction.Lp(double.PositiveInfinity), Reduction.PowerMean(3), Reduction.GeneralizedMean(), Reduction.GeneralizedMean(2.5, 0.1), Reduction.GeneralizedMean(double.PositiveInfinity),
    ];

    private static readonly Reduction[] choosing = [Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber, Reduction.Median, Reduction.Rank(2)];

    [Property]
    public void Sums_over_windows_and_their_gradients_are_adjoint_exactly(SomeCase some)
    {
        FeatureMap<long> x = GradientPoint.Value(FeatureMap.Create<long>(some.Plan.Input, some.Inputs));
        FeatureMap<long> y = GradientPoint.Value(FeatureMap.Create<long>(some.Plan.Output, some.Outputs));
        FeatureMap<long> pooled = GradientPoint.Value(Reference.Pool(x, some.Plan, Reduction.Sum));
        FeatureMap<long> back = GradientPoint.Value(Reference.Backward(y, x, some.Plan, Reduction.Sum, Ties.First));
        Assert.Equal(Exact(pooled.Values, y.Values), Exact(x.Values, back.Values));
    }

    /// <summary>Whole numbers below 2²⁰ and a divisor of 2⁴ leave nothing to round.</summary>
    [Property]
    public void Averages_over_windows_and_their_gradients_are_adjoint_exactly(SomeCase some)
    {
        Reduction average = Reduction.Average(Divisor.Of(16));
        FeatureMap<double> x = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Input, [.. some.Inputs.Select(value => (double)(value % 1000))]));
        FeatureMap<double> y = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Output, [.. some.Outputs.Select(value => (double)(value % 1000))]));
        FeatureMap<double> pooled = GradientPoint.Value(Reference.Pool(x, some.Plan, average));
        FeatureMap<double> back = GradientPoint.Value(Reference.Backward(y, x, some.Plan, average, Ties.First));
        Assert.Equal(GradientPoint.Product(pooled, y).Product, GradientPoint.Product(x, back).Product);
    }

    [Property(MaxTest = 40)]
    public void Forward_and_backward_are_adjoint(SomeCase some)
    {
        GradientPoint point = new(some);
        foreach (Reduction reduction in reductions)
        {
            foreach (Ties ties in (Ties[])[Ties.First, Ties.Split, Ties.All])
            {
                (double forward, double size) = GradientPoint.Product(point.Jvp(reduction, ties), point.Incoming);
                (double back, double other) = GradientPoint.Product(point.Direction, point.Backward(reduction, ties));
                Assert.True(double.Abs(forward - back) <= AdjointDifference(double.Max(size, other)), $"{reduction}: {forward} forward, {back} backward");
            }
        }
    }

    [Property(MaxTest = 40)]
    public void Gradients_are_what_differences_tend_to(SomeCase some)
    {
        const double Step = 1e-6;
        GradientPoint point = new(some);
        foreach (Reduction reduction in reductions)
        {
            // A step must not change the order of the taps, nor cross a corner.
            FeatureMap<double> slopes = point.Jvp(reduction, Ties.First);
            FeatureMap<double> ahead = point.Pooled(point.Moved(Step), reduction);
            FeatureMap<double> behind = point.Pooled(point.Moved(-Step), reduction);
            for (int i = 0; i < slopes.Values.Count; i++)
            {
                // A window that sees nothing has an infinite value, or the same everywhere.
                if (!double.IsFinite(ahead.Values[i])) continue;
                double expected = (ahead.Values[i] - behind.Values[i]) / (2 * Step);
                double allowed = 1e-7 + (1e-5 * double.Abs(expected)) + (1e-9 * double.Abs(ahead.Values[i]));
                Assert.True(double.Abs(slopes.Values[i] - expected) <= allowed, $"{reduction}, output {i}: {slopes.Values[i]}, the difference is {expected}");
            }
        }
    }

    /// <summary>Whole numbers: the sums are exact.</summary>
    [Property]
    public void What_comes_back_through_a_choice_is_all_that_went_in(SomeCase some)
    {
        foreach (Reduction reduction in choosing)
        {
            FeatureMap<double> x = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Input, [.. some.Inputs.Select(value => (double)(value % 3))]));
            FeatureMap<double> incoming = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Output, [.. some.Outputs.Select(value => (double)(value % 1000))]));
            double seen = IndexRule.Places(some.Plan.Output).Where(place => some.Plan.WindowAt(place.Plane, place.Position).Counts.Present > 0).Sum(place => incoming.Values[place.At]);
            double first = GradientPoint.Value(Reference.Backward(incoming, x, some.Plan, reduction, Ties.First)).Values.Sum();
            double split = GradientPoint.Value(Reference.Backward(incoming, x, some.Plan, reduction, Ties.Split)).Values.Sum();
            Assert.Equal(seen, first);
            Assert.Equal(seen, split, AdjointDifference(incoming.Values.Sum(double.Abs) + 1));
        }
    }

    [Property]
    public void To_all_of_equal_taps_goes_what_goes_to_one_times_their_number(SomeCase some)
    {
        FeatureMap<double> x = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Input, [.. some.Inputs.Select(_ => 1.0)]));
        FeatureMap<double> ones = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Output, [.. some.Outputs.Select(_ => 1.0)]));
        Assert.Equal(
            GradientPoint.Value(Reference.Backward(ones, x, some.Plan, Reduction.Sum, Ties.First)).Values,
            GradientPoint.Value(Reference.Backward(ones, x, some.Plan, Reduction.Max, Ties.All)).Values);
    }

    [Property]
    public void An_average_hands_ones_back_as_one_over_its_divisor_for_each_window(SomeCase some)
    {
        FeatureMap<double> x = new GradientPoint(some).X;
        FeatureMap<double> ones = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Output, [.. some.Outputs.Select(_ => 1.0)]));
        double[] expected = new double[x.Values.Count];
        foreach ((_, long plane, Sequence<long> position) in IndexRule.Places(some.Plan.Output))
        {
            PlaneWindow window = some.Plan.WindowAt(plane, position);
            foreach (long offset in window.Offsets) expected[(plane * some.Plan.Input.PlaneElements) + offset] += 1.0 / window.Counts.Present;
        }

        FeatureMap<double> back = GradientPoint.Value(Reference.Backward(ones, x, some.Plan, Reduction.Average(), Ties.First));
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], back.Values[i], AdjointDifference(expected[i]));
    }

    [Property(MaxTest = 40)]
    public void An_input_that_no_window_sees_has_no_gradient(SomeCase some)
    {
        GradientPoint point = new(some);
        HashSet<long> seen = [.. IndexRule.Places(some.Plan.Output).SelectMany(place => some.Plan.WindowAt(place.Plane, place.Position).Offsets.Select(offset => (place.Plane * some.Plan.Input.PlaneElements) + offset))];
        foreach (Reduction reduction in reductions)
        {
            FeatureMap<double> back = point.Backward(reduction, Ties.First);
            for (int i = 0; i < back.Values.Count; i++) Assert.True(seen.Contains(i) || BitConverter.DoubleToInt64Bits(back.Values[i]) == 0, $"{reduction}, input {i}: {back.Values[i]}");
        }
    }

    /// <summary>Some inputs of an axis from exactly the outputs that they feed: the transposed plan is cut like any other.</summary>
    [Property]
    public void A_tile_of_a_gradient_is_that_part_of_the_whole(SomeCase some, byte first, byte length)
    {
        if (!some.Plan.HasTranspose || some.Plan.PlanesDiffer) return;
        Plan transposed = GradientPoint.Value(some.Plan.Transpose());
        long from = first % transposed.Output.Spatial[0];
        long to = long.Min(transposed.Output.Spatial[0], from + 1 + length);
        FeatureMap<double> y = new GradientPoint(some).Incoming;
        FeatureMap<double> whole = GradientPoint.Value(Reference.Backward(y, new GradientPoint(some).X, some.Plan, Reduction.Sum, Ties.First));
        transposed.Slice(0, from, to).Match(
            slice =>
            {
                FeatureMap<double> cut = Cut(y, slice.FirstInput, slice.Plan.Input);
                Assert.Equal(Cut(whole, from, slice.Plan.Output).Values.Select(BitConverter.DoubleToInt64Bits), GradientPoint.Value(Reference.Pool(cut, slice.Plan, Reduction.Sum)).Values.Select(BitConverter.DoubleToInt64Bits));
                return true;
            },
            _ => false);
    }

    [Theory]
    [InlineData(new double[] { 0.5, 0.8333333333333333, 0.3333333333333333, 0.8333333333333333, 0.5 })]
    public void Adaptive_averages_of_five_in_three_hand_back_what_libtorch_does(double[] expected) =>
        Assert.Equal(expected, Back([1, 1, 1], [1, 2, 3, 4, 5], Window.Adaptive([3]), Reduction.Average()), (left, right) => double.Abs(left - right) < 1e-15);

    [Fact]
    public void Of_equal_maxima_the_first_has_all_or_each_its_part_or_each_all()
    {
        Assert.Equal([6, 0, 0, 0], Back([6], [2, 2, 1, 2], Window.Global, Reduction.Max));
        Assert.Equal([2, 2, 0, 2], Back([6], [2, 2, 1, 2], Window.Global, Reduction.Max, Ties.Split));
        Assert.Equal([6, 6, 0, 6], Back([6], [2, 2, 1, 2], Window.Global, Reduction.Max, Ties.All));
        Assert.Equal([0, 6], Back([6], [-0.0, 0.0], Window.Global, Reduction.Max));
        Assert.Equal([0, 6, 0], Back([6], [1, double.NaN, double.NaN], Window.Global, Reduction.Max));
    }

    [Fact]
    public void Hand_worked_gradients()
    {
        Assert.Equal([12, 8, 6], Back([1], [2, 3, 4], Window.Global, Reduction.Product));
        Assert.Equal([0, 8, 0], Back([1], [2, 0, 4], Window.Global, Reduction.Product));
        Assert.Equal([0, 0, 0], Back([1], [0, 0, 4], Window.Global, Reduction.Product));
        Assert.Equal([0.6, -0.8, 0], Back([1], [3, -4, 0], Window.Global, Reduction.Lp(2)), (left, right) => double.Abs(left - right) < 1e-15);
        Assert.Equal([0, 0], Back([1], [0, 0], Window.Global, Reduction.Lp(2)));
        Assert.Equal([0, -5, 0], Back([5], [3, -4, 0], Window.Global, Reduction.Lp(double.PositiveInfinity)));
        Assert.Equal([-1, 0, 1], Back([1.5], [1, 2, 3], Window.Global, Reduction.Variance), (left, right) => double.Abs(left - right) < 1e-15);
        Assert.Equal([-2, 0, 2], Back([2], [1, 2, 3], Window.Global, Reduction.Range));
        Assert.Equal([1, 5, 6], Back([4, 8], [1, 2, 3], Window.Sliding([2], [1]), Reduction.Mixed(0.5)).ToArray());
    }

    [Property(MaxTest = 40)]
    public void The_gradient_of_what_is_learned_is_what_differences_tend_to_in_every_layout(SomeCase some)
    {
        const double Step = 1e-6;
        GradientPoint point = new(some);
        (Reduction At, Reduction Ahead, Reduction Behind)[] learned =
        [
            (Reduction.GeneralizedMean(2.5), Reduction.GeneralizedMean(2.5 + Step), Reduction.GeneralizedMean(2.5 - Step)),
            (Reduction.LogSumExp(3), Reduction.LogSumExp(3 + Step), Reduction.LogSumExp(3 - Step)),
            (Reduction.Mixed(0.4), Reduction.Mixed(0.4 + Step), Reduction.Mixed(0.4 - Step)),
        ];
        double[] x = [.. point.X.Values];
        double[] incoming = [.. point.Incoming.Values];
        foreach ((Reduction at, Reduction ahead, Reduction behind) in learned)
        {
            double expected = 0;
            double size = 0;
            FeatureMap<double> right = point.Pooled(point.X, ahead);
            FeatureMap<double> left = point.Pooled(point.X, behind);
            for (int i = 0; i < incoming.Length; i++)
            {
                if (!double.IsFinite(right.Values[i])) continue;
                expected += incoming[i] * (right.Values[i] - left.Values[i]) / (2 * Step);
                size += double.Abs(incoming[i] * right.Values[i]);
            }

            double found = GradientPoint.Value(Reference.ParameterGradient(point.Incoming, point.X, some.Pooling.Window, at));
            Assert.True(double.Abs(found - expected) <= (1e-5 * double.Abs(expected)) + (1e-7 * (1 + size)), $"{at}: {found}, the difference is {expected}");
            Assert.Equal(BitConverter.DoubleToInt64Bits(found), BitConverter.DoubleToInt64Bits(Pool.ParameterGradient<double>(incoming, x, some.Shape, some.Pooling.Window, at)));
            nint[] last = [some.Shape[0], .. some.Shape[2..], some.Shape[1]];
            Assert.Equal(BitConverter.DoubleToInt64Bits(found), BitConverter.DoubleToInt64Bits(Pool.ParameterGradient<double>(
                Order.ChannelsLast(incoming, point.Plan.Output), Order.ChannelsLast(x, point.Plan.Input), last, some.Pooling.Window, at, new() { Layout = Layout.ChannelsLast })));
        }
    }

    /// <summary>Which of two payloads a processor keeps depends on its instruction set: none may be seen.</summary>
    [Theory]
    [InlineData(0x7FF8_0000_0000_0015UL)]
    [InlineData(0xFFF8_0000_0000_0015UL)]
    [InlineData(0x7FF0_0000_0000_0001UL)]
    public void Gradient_by_a_parameter_that_is_no_number_has_the_bits_of_NaN(ulong payload)
    {
        double[] incoming = [1, BitConverter.UInt64BitsToDouble(payload), 2];
        double[] x = [1, 3, 2, 5, 4, 7];
        Result<double, PoolError> defined =
            from shape in Shape.Create(1, 1, 6)
            from map in FeatureMap.Create<double>(shape, x)
            from pooled in Shape.Create(1, 1, 3)
            from gradient in FeatureMap.Create<double>(pooled, incoming)
            from value in Reference.ParameterGradient(gradient, map, Window.Square(2, axes: 1), Reduction.Mixed())
            select value;
        double found = Pool.ParameterGradient<double>(incoming, x, [1, 1, 6], Window.Square(2, axes: 1), Reduction.Mixed());
        Assert.Equal(BitConverter.DoubleToUInt64Bits(double.NaN), BitConverter.DoubleToUInt64Bits(defined.Match(value => value, _ => 0)));
        Assert.Equal(BitConverter.DoubleToUInt64Bits(double.NaN), BitConverter.DoubleToUInt64Bits(found));
    }

    [Fact]
    public void Only_what_has_a_number_to_learn_has_its_gradient() =>
        Assert.Equal("reduction", Assert.Throws<ArgumentException>(() => Pool.ParameterGradient<float>([1], [1, 2], [1, 1, 2], Window.Global, Reduction.Max)).ParamName);

    [Fact]
    public void What_moves_in_steps_has_no_gradient_and_says_so()
    {
        PoolPlan<byte> plan = Pool.Compile<byte>(Reduction.QuantizedMax(Quantization.Identity), Window.Global, [1, 1, 2, 2]);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => plan.Backward([1], [1, 2, 3, 4], new byte[4]));
        Assert.Equal("reduction", refusal.ParamName);
        Assert.Contains("no gradient", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_cannot_be_split_and_the_refusal_names_the_ties()
    {
        Assert.Equal("ties", Assert.Throws<ArgumentException>(() => Pool.Compile<int>(Reduction.Max, Window.Global, [1, 1, 2]).Backward([1], [1, 2], new int[2], Ties.Split)).ParamName);
        Assert.Equal("ties", Assert.Throws<ArgumentException>(() => Pool.StackBackward<byte>([1], [1, 2], [1, 1, 2], WindowStack.Of(Window.Global), Reduction.Max, new byte[2], Ties.Split)).ParamName);
    }

    /// <summary>A few roundings of each of a few thousand terms.</summary>
    private static double AdjointDifference(double size) => double.ScaleB(size + 1, -38);

    private static double[] Back(double[] incoming, double[] x, Window window, Reduction reduction, Ties? ties = null)
    {
        double[] result = new double[x.Length];
        Pool.Compile<double>(reduction, window, [1, 1, x.Length]).Backward(incoming, x, result, ties);
        return result;
    }

    private static FeatureMap<double> Cut(FeatureMap<double> map, long first, Shape shape)
    {
        double[] values = [.. IndexRule.Places(shape).Select(place =>
        {
            Sequence<long> position = place.Position.Index().Select(entry => entry.Index == 0 ? entry.Item + first : entry.Item).ToSequence();
            return map.Values[(int)map.Shape.OffsetOf(place.Plane, position)];
        })];
        return GradientPoint.Value(FeatureMap.Create<double>(shape, values));
    }

    private static Int128 Exact(Sequence<long> left, Sequence<long> right) => left.Zip(right, (a, b) => (Int128)a * b).Aggregate(Int128.Zero, (sum, term) => sum + term);
}
