using System.Numerics;

namespace PoolFunctional.Fuzzing;

/// <summary>Any window over any shape: the plan has the windows that counting with unbounded integers gives, or there is none where it says so.</summary>
internal static class GeometryTarget
{
    private const int MostTaps = 40;

    internal static void Run(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        int axes = 1 + bytes.Below(3);
        long[] extents = new long[axes + 2];
        (extents[0], extents[1]) = (bytes.Number(3), bytes.Number(4));
        for (int axis = 0; axis < axes; axis++) extents[axis + 2] = bytes.Number(20);
        Window window = Drawn.Window(ref bytes, axes);
        Shape.Create(extents).Match(
            shape => Plan.Create(window, shape).Match(plan => Planned(window, plan), error => Refused(window, shape, error)),
            error => Said(error));
    }

    private static bool Said(PoolError error)
    {
        Finding.Unless(error.Message.Length > 0, $"{error.GetType().Name} says nothing");
        return true;
    }

    /// <summary>A window of sound numbers that slides is refused only where it has no place, or where its outputs or taps cannot be counted.</summary>
    private static bool Refused(Window window, Shape shape, PoolError error)
    {
        bool isSound = window is Window.SlidingWindow sliding && sliding.KernelSize.Count == shape.Spatial.Count && error is PoolError.WindowLargerThanInput;
        if (isSound)
        {
            Window.SlidingWindow placed = (Window.SlidingWindow)window;
            bool fits = Enumerable.Range(0, shape.Spatial.Count).All(axis => Outputs(placed, axis, shape.Spatial[axis]) >= 1);
            Finding.Unless(!fits, $"{window} on {shape} has outputs, and was refused: {error.Message}");
        }

        return Said(error);
    }

    private static bool Planned(Window window, Plan plan)
    {
        for (int axis = 0; axis < plan.Axes.Count; axis++)
        {
            AxisPlan along = plan.Axes[axis];
            Finding.Unless(along.OutputExtent >= 1 && along.InputExtent == plan.Input.Spatial[axis] && along.OutputExtent == plan.Output.Spatial[axis], $"{window} on {plan.Input}: extents of axis {axis}");
            if (window is Window.SlidingWindow sliding) Finding.Unless(along.OutputExtent == Outputs(sliding, axis, along.InputExtent), $"{window} on {plan.Input} has {along.OutputExtent} outputs on axis {axis}");
            foreach (long output in (long[])[0, 1, 2, along.OutputExtent / 2, along.OutputExtent - 2, along.OutputExtent - 1])
            {
                if (output >= 0 && output < along.OutputExtent) Windowed(window, along, axis, output);
            }

            if (along.HasTranspose && along.InputExtent <= 16 && along.OutputExtent <= 16) along.Transpose().Match(transposed => Transposed(window, along, transposed), Said);
        }

        return true;
    }

    private static void Windowed(Window window, AxisPlan along, int axis, long output)
    {
        Taps taps = along.WindowAt(output);
        if (Start(window, along, axis, output) is { } expected)
        {
            Finding.Unless(taps.Start == expected.Start && taps.Count == expected.Count && (taps.Count < 2 || taps.Step == expected.Step), $"{window} on {along.InputExtent}: window {output} is {taps}");
        }

        if (taps.Count > MostTaps) return;
        int present = 0;
        for (long tap = 0; tap < taps.Count; tap++) present += taps.Start + (tap * (BigInteger)taps.Step) is var position && position >= 0 && position < along.InputExtent ? 1 : 0;
        Finding.Unless(along.PresentTaps(output) == present, $"{window} on {along.InputExtent}: window {output} has {along.PresentTaps(output)} taps inside, not {present}");
    }

    /// <summary>An input feeds an output where the output's window has a tap on it.</summary>
    private static bool Transposed(Window window, AxisPlan along, AxisPlan transposed)
    {
        for (long inside = 0; inside < along.InputExtent; inside++)
        {
            for (long output = 0; output < along.OutputExtent; output++)
            {
                Finding.Unless(Has(along.WindowAt(output), inside) == Has(transposed.WindowAt(inside), output), $"{window}: whether input {inside} feeds output {output} depends on the side it is seen from");
            }
        }

        return true;
    }

    private static bool Has(Taps taps, BigInteger position)
    {
        BigInteger tap = BigInteger.DivRem(position - taps.Start, taps.Step, out BigInteger beside);
        return beside == 0 && tap >= 0 && tap < taps.Count;
    }

    private static (BigInteger Start, BigInteger Count, BigInteger Step)? Start(Window window, AxisPlan along, int axis, long output) => window switch
    {
        Window.SlidingWindow sliding => (((BigInteger)output * sliding.Stride[axis]) - Sides(sliding, axis, along.InputExtent).Before, sliding.KernelSize[axis], sliding.Dilation[axis]),
        Window.AdaptiveWindow { OutputSize: var sizes } when sizes[axis] != Window.Keep => Proportional(along, output),
        Window.AdaptiveWindow => (output, 1, 1),
        _ => null,
    };

    private static (BigInteger Start, BigInteger Count, BigInteger Step) Proportional(AxisPlan along, BigInteger output)
    {
        BigInteger start = output * along.InputExtent / along.OutputExtent;
        BigInteger last = (((output + 1) * along.InputExtent) - 1) / along.OutputExtent;
        return (start, last - start + 1, 1);
    }

    private static (BigInteger Before, BigInteger After) Sides(Window.SlidingWindow window, int axis, BigInteger extent)
    {
        BigInteger span = Span(window, axis);
        BigInteger outputs = (extent + window.Stride[axis] - 1) / window.Stride[axis];
        BigInteger same = BigInteger.Max(0, ((outputs - 1) * window.Stride[axis]) + span - extent);
        return window.Padding switch
        {
            Padding.ExplicitPadding sides => (sides.Before[axis], sides.After[axis]),
            Padding.SameUpperPadding => (same / 2, same - (same / 2)),
            Padding.SameLowerPadding => (same - (same / 2), same / 2),
            Padding.CausalPadding => (span - 1, 0),
            _ => (0, 0),
        };
    }

    private static BigInteger Span(Window.SlidingWindow window, int axis) => ((window.KernelSize[axis] - BigInteger.One) * window.Dilation[axis]) + 1;

    /// <summary>How many windows there are, from the words of the roundings: whole ones, or so many that every element of the padded input is passed, of which the last begins before its end.</summary>
    private static BigInteger Outputs(Window.SlidingWindow window, int axis, BigInteger extent)
    {
        (BigInteger before, BigInteger after) = Sides(window, axis, extent);
        BigInteger stride = window.Stride[axis];
        if (window.Padding is Padding.SameUpperPadding or Padding.SameLowerPadding or Padding.CausalPadding) return (extent + stride - 1) / stride;
        BigInteger slack = before + extent + after - Span(window, axis);
        BigInteger whole = slack < 0 ? -((-slack + stride - 1) / stride) : slack / stride;
        if (window.Rounding is Rounding.FloorRounding) return whole + 1;
        BigInteger passed = (whole * stride == slack ? whole : whole + 1) + 1;
        return window.Rounding is Rounding.CeilingRounding ? BigInteger.Min(passed, (before + extent + stride - 1) / stride) : passed;
    }
}
