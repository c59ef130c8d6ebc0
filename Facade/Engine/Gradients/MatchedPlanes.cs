using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes of their own: a unit is a plane, or a sheet of a volume whose windows see one sheet.</summary>
internal abstract unsafe class MatchedPlanes<T, TIndex>(IndexJob job, FedAxis[] axes, OwnTaps<T> own) : MatchedGradient<T, TIndex>(job, own)
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>What one output costs that is scattered, in cycles.</summary>
    private protected const double CyclesOfScatter = 2.3;

    /// <summary>Strips down larger planes leave the second cache before they come back to a row.</summary>
    private const long LargestPlaneBytes = 1 << 19;

    private readonly nint outputs = (nint)job.Plan.Output.Elements;

    private protected FedAxis Height { get; } = axes[^2];

    private protected FedAxis Last { get; } = axes[^1];

    private protected SheetExtents Extents { get; } = new()
    {
        Width = axes[^1].InputExtent,
        Height = axes[^2].InputExtent,
        Sheets = axes[..^2].Aggregate((nint)1, (product, axis) => product * axis.InputExtent),
        OutputWidth = axes[^1].OutputExtent,
        OutputHeight = axes[^2].OutputExtent,
        FirstRow = axes[^2].Start,
    };

    private protected override long Units => Planes * Extents.Sheets;

    /// <summary>What lies beyond a sheet of outputs and may be read.</summary>
    private protected abstract nint Margin { get; }

    private nint Sheet => unchecked((nint)Last.OutputExtent * Height.OutputExtent);

    /// <summary>Whether windows see one sheet of a volume, and planes are small enough for strips.</summary>
    private protected static bool AreSheets(FedAxis[] axes) =>
        axes.Length > 1
        && axes.SkipLast(2).All(axis => axis.Taps == 1 && axis.Stride == 1 && axis.Start == 0 && axis.OutputExtent == axis.InputExtent)
        && (long)axes[^1].InputExtent * axes[^2].InputExtent * sizeof(T) <= LargestPlaneBytes;

    /// <summary>Writes sheets that follow each other.</summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    private protected abstract bool Match(in StripPlace<T> place, nint sheets);

    private protected override void Run(T* gradients, T* indices, T* target, nint from, nint to)
    {
        unchecked
        {
            nint size = (nint)Last.InputExtent * Height.InputExtent;
            nint atEnds = (Margin + Sheet - 1) / Sheet;
            for (nint plane = from, next; plane < to; plane = next)
            {
                // Around the first planes and the last there is nothing that may be read.
                next = IsApart(plane) ? plane + 1 : nint.Min(to, (nint)Units - atEnds);
                Arena.Line[]? memory = null;
                StripPlace<T> place = Placed(gradients, indices, plane, ref memory, target + (plane * size));
                if (Match(place, next - plane)) Canonise(target + (plane * size), (next - plane) * size);
                if (memory is not null) Arena.Return(memory);
            }
        }
    }

    /// <summary>A result that no cache holds is written past them, for which it must be made of whole cache lines: strips that write parts of them have each read first, and that is dear.</summary>
    private protected sealed override bool IsQuick(T* target) => !IsLarge || (FillsLines && PastCaches.AreWholeLines(target, Last.InputExtent));

    /// <summary>Whether a register is a cache line.</summary>
    private protected abstract bool FillsLines { get; }

    /// <summary>Whether there are fewer elements before a sheet of outputs or behind it than may be read.</summary>
    private bool IsApart(nint sheet) => unchecked(sheet * Sheet < Margin || ((sheet + 1) * Sheet) + Margin > outputs);

    /// <summary>A sheet of outputs where it lies, or a copy with room around it.</summary>
    private StripPlace<T> Placed(T* gradients, T* indices, nint sheet, ref Arena.Line[]? memory, T* inputs)
    {
        unchecked
        {
            if (!IsApart(sheet)) return new(gradients + (sheet * Sheet), indices + (sheet * Sheet), inputs, sheet);
            nint room = Sheet + (2 * Margin);
            memory = Arena.Rent(2 * room * sizeof(T));
            T* copy = (T*)Arena.Start(memory);
            new Span<T>(copy, (int)(2 * room)).Clear();
            T* shares = copy + Margin;
            T* places = shares + room;
            new ReadOnlySpan<T>(gradients + (sheet * Sheet), (int)Sheet).CopyTo(new Span<T>(shares, (int)Sheet));
            new ReadOnlySpan<T>(indices + (sheet * Sheet), (int)Sheet).CopyTo(new Span<T>(places, (int)Sheet));
            return new(shares, places, inputs, sheet);
        }
    }
}
