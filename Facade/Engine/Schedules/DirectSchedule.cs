using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Windows of few taps in one pass: rows of input go through registers into rows of outputs, without scratch.</summary>
/// <remarks>
/// <para>
/// The kernel reads and writes whole registers, beyond the ends of rows. Rows of outputs are written in ascending order, so that what was written too much is
/// overwritten; those rows whose inputs lie at an end of the tensor, or behind which other threads write, are made apart from copies.
/// </para>
/// </remarks>
internal sealed unsafe class DirectSchedule<T, TFold>(Job<T> job, FoldGeometry fold, DirectGeometry<T> geometry)
    : UnitSchedule<T>(geometry.Units, Crew.ThreadsForStreams(fold.Work * sizeof(T), job.Options))
    where T : unmanaged, INumber<T>
    where TFold : struct, IDirectFold<T>
{
    internal override string Name => $"direct {typeof(T).Name.ToLowerInvariant()}";

    private protected override void Run(T* source, T* target, long from, long to)
    {
        unchecked
        {
            long row = from * geometry.RowsPerUnit;
            long end = long.Min(to * geometry.RowsPerUnit, geometry.Rows);
            long hotEnd = end;
            while (hotEnd > row && !(geometry.IsWritable(hotEnd - 1, end) && geometry.IsReadable(geometry.StartOf(hotEnd - 1, source, target), source))) hotEnd--;
            for (; row < hotEnd && !geometry.IsReadable(geometry.StartOf(row, source, target), source); row++) Apart(geometry.StartOf(row, source, target));
            for (long count; row < hotEnd; row += count)
            {
                count = long.Min(long.Min(geometry.RowsPerUnit, hotEnd - row), geometry.EvenRows(row));
                TFold.Run(geometry, geometry.Walk, geometry.StartOf(row, source, target), (nint)count);
            }

            for (row = long.Max(hotEnd, from * geometry.RowsPerUnit); row < end; row++) Apart(geometry.StartOf(row, source, target));
            if (geometry.Walk.IsPast) PastCaches.Publish();
        }
    }

    /// <summary>One row of outputs from copies of the rows of input under it, with room around them, by way of a row with room behind it.</summary>
    private void Apart(in DirectStart<T> start)
    {
        unchecked
        {
            ref readonly DirectWalk<T> walk = ref geometry.Walk;
            Arena.Line[] memory = Arena.Rent(geometry.ScratchElements * sizeof(T));
            T* copies = (T*)Arena.Start(memory);
            T* result = copies + (geometry.CopyPitch * walk.DeepTaps * walk.HighTaps);

            // The copies' addresses are the offsets, from a plane at address zero.
            nint first = ((nint)copies / sizeof(T)) + walk.Lead;
            nint* deep = stackalloc nint[walk.DeepTaps];
            nint* high = stackalloc nint[walk.HighTaps];
            nint* deepTaps = walk.Deep + (start.Deep * walk.DeepTaps);
            nint* highTaps = walk.High + (start.High * walk.HighTaps);
            for (int tap = 0; tap < walk.DeepTaps; tap++) deep[tap] = deepTaps[tap] < 0 ? DirectWalk.Nowhere : first + (tap * walk.HighTaps * geometry.CopyPitch);
            for (int tap = 0; tap < walk.HighTaps; tap++) high[tap] = highTaps[tap] < 0 ? DirectWalk.Nowhere : tap * geometry.CopyPitch;
            new Span<T>(copies, (int)(result - copies)).Clear();
            for (int deepTap = 0; deepTap < walk.DeepTaps; deepTap++)
            {
                for (int highTap = 0; highTap < walk.HighTaps; highTap++)
                {
                    nint offset = deepTaps[deepTap] + highTaps[highTap];
                    if (offset >= 0) new ReadOnlySpan<T>(start.Plane + offset, (int)walk.Length).CopyTo(new Span<T>((T*)0 + deep[deepTap] + high[highTap], (int)walk.Length));
                }
            }

            nint one = 1;
            DirectWalk<T> single = walk with
            {
                Deep = deep,
                High = high,
                Alike = &one,
                Steps = &one,
                DeepOutputs = 1,
                HighOutputs = 1,
                Divisors = walk.DivisorsOf((start.Deep * walk.HighOutputs) + start.High),
                DivisorOffsets = null,
                IsPast = false,
            };
            TFold.Run(geometry, single, new(null, 0, 0, result), 1);
            new ReadOnlySpan<T>(result, (int)walk.Outputs).CopyTo(new Span<T>(start.Target, (int)walk.Outputs));
            Arena.Return(memory);
        }
    }
}
