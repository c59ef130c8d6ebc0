using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Small planes of floats: sixteen inputs at a time, whatever their rows, take the gradients of those outputs that name them, by the steps of a table that is the same for every plane.</summary>
internal sealed unsafe class PermuteSchedule : IndexGradientSchedule<float, int>, IUnits
{
    private readonly PermuteGeometry geometry;
    private readonly long units;
    private readonly int threads;

    internal PermuteSchedule(IndexJob job, PermuteGeometry geometry)
    {
        this.geometry = geometry;
        units = job.Plan.Input.Batch * job.Plan.Input.Channels;
        threads = Crew.ThreadsFor((job.Plan.Input.Elements + (2 * job.Plan.Output.Elements)) * sizeof(float), job.Options);
    }

    internal override string Name => "permuted";

    internal override void Run(ReadOnlySpan<float> outputGradient, ReadOnlySpan<int> indices, Span<float> inputGradient, CancellationToken cancellation)
    {
        fixed (float* incoming = outputGradient)
        fixed (int* places = indices)
        fixed (float* target = inputGradient)
        {
            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, null, places);
            Crew.Run(this, &parts, target, units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            RunParts parts = *(RunParts*)source;
            int outputs = geometry.Outputs;

            // Of planes with fewer outputs than two registers there is a copy with room for both.
            int* indices = stackalloc int[PermuteGeometry.Reach];
            float* gradients = stackalloc float[PermuteGeometry.Reach];
            new Span<int>(indices, PermuteGeometry.Reach).Fill(-2);
            new Span<float>(gradients, PermuteGeometry.Reach).Clear();
            fixed (int* blocks = geometry.Blocks)
            fixed (int* firsts = geometry.Firsts)
            fixed (int* chosen = geometry.Chosen)
            fixed (int* places = geometry.Places)
            {
                for (nint unit = (nint)from; unit < to; unit++)
                {
                    int* own = (int*)parts.Values + (unit * outputs);
                    float* incoming = (float*)parts.OutputGradient + (unit * outputs);
                    if (outputs < PermuteGeometry.Reach)
                    {
                        for (int i = 0; i < outputs; i++) (indices[i], gradients[i]) = (own[i], incoming[i]);
                        own = indices;
                        incoming = gradients;
                    }

                    Plane(own, incoming, blocks, firsts, chosen, places, (float*)target + (unit * geometry.Inputs));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Plane(int* indices, float* gradients, int* blocks, int* firsts, int* chosen, int* places, float* target)
    {
        unchecked
        {
            int count = geometry.Blocks.Length - 1;
            Vector512<float> nan = Vector512.Create(float.NaN);
            for (int block = 0; block < count; block++)
            {
                Vector512<float> total = Vector512<float>.Zero;
                for (nint step = blocks[block]; step < blocks[block + 1]; step++)
                {
                    // SAFETY: a step's first output is at most the last less two registers.
                    int* from = indices + firsts[step];
                    float* with = gradients + firsts[step];
                    Vector512<int> lanes = Vector512.Load(chosen + (step * PermuteGeometry.Lanes));
                    Vector512<int> index = Avx512F.PermuteVar16x32x2(Vector512.Load(from), lanes, Vector512.Load(from + PermuteGeometry.Lanes));
                    Vector512<float> gradient = Avx512F.PermuteVar16x32x2(Vector512.Load(with), lanes, Vector512.Load(with + PermuteGeometry.Lanes));
                    Vector512<float> isHere = Vector512.Equals(index, Vector512.Load(places + (step * PermuteGeometry.Lanes))).AsSingle();
                    total += Vector512.ConditionalSelect(isHere, gradient, Vector512<float>.Zero);
                }

                Vector512.ConditionalSelect(Vector512.Equals(total, total), total, nan).Store(target + geometry.StartOf(block));
            }
        }
    }
}
