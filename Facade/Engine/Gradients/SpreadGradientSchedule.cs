using System.Numerics;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a sum or an average over windows that do not overlap: each output's gradient, divided, stands at all inputs that it saw; <paramref name="isSame"/> says that each saw one of its own.</summary>
internal sealed unsafe class SpreadGradientSchedule<T, TTotal>(SpreadGeometry geometry, DividedOutputs<T, TTotal> shares, bool isSame, int threads) : GradientSchedule<T>, IUnits, IScratchWork
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Outputs that are divided together.</summary>
    private const int Together = 1024;

    private readonly SpreadTable<T>? table = isSame ? null : SpreadTable<T>.Of(geometry);

    internal override string Name => "spread";

    internal override bool NeedsInput => false;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (T* target = inputGradient) Crew.Run(this, incoming, target, geometry.Units, threads, cancellation);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        unchecked
        {
            // SAFETY: units lie one after the other in both tensors, whose lengths the door has proved; rows times their width are a unit's inputs.
            nint row = table?.Planes ?? 1;
            nint together = isSame && shares.KeepsType ? nint.Max(1, (nint)(to - from)) : nint.Max(1, Together / geometry.Outputs / row) * row;
            TTotal* lifted = pieces.Next<TTotal>(shares.KeepsType ? 0 : together * geometry.Outputs);
            T* divided = pieces.Next<T>(isSame ? 0 : (together * geometry.Outputs) + SpreadTable<T>.Behind);
            for (nint unit = (nint)from; unit < to; unit += together)
            {
                nint count = nint.Min(together, (nint)to - unit);
                T* results = (T*)target + (unit * geometry.Inputs);
                shares.Results((T*)source + (unit * geometry.Outputs), count, count * geometry.Outputs, lifted, isSame ? results : divided);
                if (!isSame) Spread(divided, results, count);
            }
        }
    }

    /// <summary>So many planes.</summary>
    private void Spread(T* divided, T* target, nint planes)
    {
        unchecked
        {
            if (table is not null) table.Run(divided, target, planes);
            else if (geometry.IsFilled) for (nint own = 0; own < planes; own++) FillKernel.Run(divided[own], target + (own * geometry.Inputs), geometry.Inputs);
            else for (nint own = 0; own < planes; own++) Spread(divided + (own * geometry.Outputs), target + (own * geometry.Inputs));
        }
    }

    private void Spread(T* divided, T* target)
    {
        unchecked
        {
            nint width = geometry.Width;
            int before = -1;
            foreach (int output in geometry.Rows)
            {
                if (output < 0) new Span<T>(target, (int)width).Clear();
                else if (output == before && width > 1 && geometry.Times != 2) CopyKernel.Piece((byte*)(target - width), (byte*)target, width * sizeof(T));
                else Line(divided + (output * geometry.Across), target);
                before = output;
                target += width;
            }
        }
    }

    private void Line(T* outputs, T* target)
    {
        unchecked
        {
            int[] along = geometry.Along;
            if (along.Length == 0) FillKernel.Run(*outputs, target, geometry.Width);
            else if (geometry.Times > 0) SpreadKernel.Gradients(outputs, geometry.Across, geometry.Times, target);
            else for (int i = 0; i < along.Length; i++) target[i] = along[i] < 0 ? T.Zero : outputs[along[i]];
        }
    }
}
