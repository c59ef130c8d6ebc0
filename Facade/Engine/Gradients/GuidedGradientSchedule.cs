using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// The gradient of a reduction of two folds, an item of the batch at a time: first what every window is as a whole, in rows of doubles that lie as the outputs do; then the fold of the slopes over the
/// transposed plan, whose lanes are inputs.
/// </summary>
internal sealed unsafe class GuidedGradientSchedule<T, TLift, TFormula> : GradientSchedule<T>
    where T : unmanaged, INumber<T>
    where TLift : struct, ILift<T, double>
    where TFormula : struct, ISmoothFormula
{
    private readonly IUnits first;
    private readonly IUnits second;
    private readonly (long First, long Second) units;
    private readonly nint items;
    private readonly nint inputs;
    private readonly nint outputs;
    private readonly int threads;

    internal GuidedGradientSchedule(Job<T> job, Plan transposed, TFormula formula, bool turnsNegatives)
    {
        items = (nint)job.Plan.Input.Batch;
        CellGeometry forward = new(job.Plan.OfItems(1), job.IsChannelsLast, GuidedWalk.Width);
        CellGeometry back = new(transposed.OfItems(1), job.IsChannelsLast, GuidedWalk.Width);
        units = (forward.Units, back.Units);
        (inputs, outputs) = ((nint)job.Plan.Input.Elements / items, (nint)job.Plan.Output.Elements / items);
        threads = Crew.ThreadsFor((inputs + outputs) * (long)sizeof(double), job.Options);
        first = RealVector512.IsFast ? new WholeUnits<T, TLift, TFormula, RealPair512>(forward, formula)
            : Vector.IsHardwareAccelerated ? new WholeUnits<T, TLift, TFormula, RealPair>(forward, formula)
            : new WholeUnits<T, TLift, TFormula, Real>(forward, formula);
        second = Vector.IsHardwareAccelerated ? new SlopeUnits<T, TLift, TFormula, RealVector>(back, formula, turnsNegatives) : new SlopeUnits<T, TLift, TFormula, Real>(back, formula, turnsNegatives);
    }

    internal override string Name => "guided";

    internal override bool NeedsInput => true;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        Arena.Line[] memory = Arena.Rent(Wholes.Bytes(outputs));
        fixed (T* incoming = outputGradient)
        fixed (T* pooled = x)
        fixed (T* target = inputGradient)
        {
            for (nint item = 0; item < items; item++)
            {
                // SAFETY: items lie one after the other in all three, whose lengths the door has proved; whoever works on the units has left the locals before they go.
                T* own = unchecked(pooled + (item * inputs));
                Wholes wholes = new((double*)Arena.Start(memory), outputs, own);
                default(DoubleLift<T>).Row(unchecked(incoming + (item * outputs)), outputs, wholes.Gradient);
                Crew.Run(first, own, &wholes, units.First, threads, cancellation);
                Crew.Run(second, &wholes, unchecked(target + (item * inputs)), units.Second, threads, cancellation);
            }
        }

        Arena.Return(memory);
    }
}

/// <summary>What every window of an item is as a whole, and the gradient of its output: rows of doubles in the order of the outputs.</summary>
internal readonly unsafe struct Wholes(double* start, nint outputs, void* x)
{
    private const int Rows = 5;

    /// <summary>What was pooled.</summary>
    internal void* X { get; } = x;

    internal double* Gradient => start;

    internal double* Guide => unchecked(start + outputs);

    internal double* First => unchecked(start + (2 * outputs));

    internal double* Second => unchecked(start + (3 * outputs));

    /// <summary>How many taps each window has.</summary>
    internal double* Count => unchecked(start + (4 * outputs));

    internal static nint Bytes(nint outputs) => Rows * outputs * sizeof(double);
}
