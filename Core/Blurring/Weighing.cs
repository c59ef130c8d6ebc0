using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Blurring;

/// <summary>How weighted taps of an element type become one value.</summary>
internal abstract record Weighing<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Weights beyond so many bits would leave the exact sums of integers.</summary>
    internal const int MostShift = 62;

    internal abstract T Value(BlurGeometry blur, Sequence<long> position, Func<long, T> tap);

    /// <summary>The gradient of the input at a position, of the gradients of a plane of outputs.</summary>
    internal abstract T Gradient(BlurGeometry blur, Sequence<long> position, Func<long, T> outputGradient);

    /// <summary>float in float, double in double, Half in float and rounded once; integers exactly, and then to the nearest, ties to even.</summary>
    internal static Result<Weighing<T>, PoolError> For(int shift) =>
        !Element.IsInteger<T>() ? Element.Supported<T, Weighing<T>>(() => typeof(T) == typeof(double) ? Floating<double>() : Floating<float>())
        : shift > MostShift ? Outcome.Fail<Weighing<T>>(new PoolError.BlurTooFine(shift, MostShift))
        : Outcome.Ok<Weighing<T>>(new Weighing<T, Int128>(Int128.CreateTruncating, (total, weight, _) => total * weight, (left, right) => left + right, (total, bits) => T.CreateSaturating(Rounded(total, bits))));

    private static Weighing<T> Floating<TTotal>()
        where TTotal : INumber<TTotal> =>
        new Weighing<T, TTotal>(TTotal.CreateSaturating, (total, weight, bits) => total * TTotal.CreateSaturating(weight / (double)(1L << bits)), (left, right) => left + right, (total, _) => T.CreateSaturating(total));

    /// <summary>total / 2^bits, to the nearest integer, ties to even.</summary>
    private static Int128 Rounded(Int128 total, int bits)
    {
        Int128 floor = total >> bits;
        Int128 twice = (total - (floor << bits)) * 2;
        Int128 whole = Int128.One << bits;
        return twice > whole || (twice == whole && Int128.IsOddInteger(floor)) ? floor + 1 : floor;
    }
}

/// <summary>
/// On each axis, outermost first, the pairwise fold of the taps, each times its weight; a tap without a source is absent. <paramref name="Weigh"/> takes a weight C(k − 1, j) and
/// the bits k − 1 by which it is to be shifted down, now or when all is done.
/// </summary>
internal sealed record Weighing<T, TTotal>(
    Func<T, TTotal> Lift,
    Func<TTotal, long, int, TTotal> Weigh,
    Func<TTotal, TTotal, TTotal> Add,
    Func<TTotal, int, T> Finish) : Weighing<T>
    where T : unmanaged, INumber<T>
{
    internal override T Value(BlurGeometry blur, Sequence<long> position, Func<long, T> tap)
    {
        Maybe<TTotal> Axis(int axis, long offset) => axis < 0 ? Maybe<TTotal>.Of(Lift(tap(offset))) : Fold.Pairwise(blur.Axes[axis].Size, number => Tap(axis, number, offset), Add);

        Maybe<TTotal> Tap(int axis, long number, long offset)
        {
            BlurAxis along = blur.Axes[axis];
            long source = along.SourceOf(position[axis], number);
            Maybe<TTotal> value = source < 0 ? Maybe<TTotal>.Absent : Axis(axis - 1, offset + (source * blur.Plan.Input.PitchOf(axis)));
            return value.IsPresent ? Maybe<TTotal>.Of(Weigh(value.Value, along.Weights[(int)number], along.Shift)) : value;
        }

        Maybe<TTotal> total = Axis(blur.Axes.Count - 1, 0);
        return Element.Canonical(total.IsPresent ? Finish(total.Value, blur.Shift) : T.Zero);
    }

    /// <summary>
    /// On each axis, the last one first: the gradient of a place is the pairwise fold, over the outputs whose windows hold it, ascending, of the weight times what comes in; that of an input is the sum
    /// of those of the places that copy it, ascending, each added to those before it.
    /// </summary>
    internal override T Gradient(BlurGeometry blur, Sequence<long> position, Func<long, T> outputGradient)
    {
        Maybe<TTotal> Axis(int axis, long offset) =>
            axis == blur.Axes.Count
                ? Maybe<TTotal>.Of(Lift(outputGradient(offset)))
                : blur.Axes[axis].PlacesOf(position[axis]).Aggregate(Maybe<TTotal>.Absent, (sum, place) => Maybe<TTotal>.Combine(sum, Place(axis, place, offset), Add));

        Maybe<TTotal> Place(int axis, long place, long offset)
        {
            Taps outputs = blur.Axes[axis].OutputsAt(place);
            return Fold.Pairwise(outputs.Count, number => Output(axis, place, outputs[number], offset), Add);
        }

        Maybe<TTotal> Output(int axis, long place, long output, long offset)
        {
            BlurAxis along = blur.Axes[axis];
            if (output < 0 || output >= along.Plan.OutputExtent) return Maybe<TTotal>.Absent;
            Maybe<TTotal> value = Axis(axis + 1, offset + (output * blur.Plan.Output.PitchOf(axis)));
            return value.IsPresent ? Maybe<TTotal>.Of(Weigh(value.Value, along.Weights[(int)(place - along.Plan.WindowAt(output).Start)], along.Shift)) : value;
        }

        Maybe<TTotal> total = Axis(0, 0);
        return Element.Canonical(total.IsPresent ? Finish(total.Value, blur.Shift) : T.Zero);
    }
}
