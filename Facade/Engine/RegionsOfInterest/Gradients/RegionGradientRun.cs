using System.Numerics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>One run: each unit is a block of channels of one map, to which the bins of all its regions are added in order. So no two threads add to one sum.</summary>
internal sealed unsafe class RegionGradientRun<T, TReal, TRule, TAxis, TScattering>(RegionShape shape, TReal scale, TRule rule, TScattering scattering) : IUnits
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TRule : struct, IRegionRule<TReal, TAxis>
    where TAxis : struct, IRegionAxis<TReal>
    where TScattering : struct, IScattering<TReal>
{
    /// <summary>Bins whose gradient is taken out in one go.</summary>
    private const int MostBins = 256;

    private readonly RegionShape shape = shape;

    private T* maps;
    private Region* regions;
    private int count;
    private GradientBlocks blocks;

    /// <summary>Elements between the channels of a block, in tensors with channels last.</summary>
    private nint Spread => blocks.Groups;

    /// <summary>Elements between neighbouring pixels of a map with channels last, or between the channels of a block in one with channels first.</summary>
    private nint Step => shape.IsChannelsLast ? shape.Channels : unchecked(Spread * shape.Pixels);

    internal void Prepare(T* source, Region* first, int regionCount, in GradientBlocks sharing)
    {
        maps = source;
        regions = first;
        count = regionCount;
        blocks = sharing;
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            nint width = blocks.WidestBlock;
            nint planes = blocks.IsInPlace ? 0 : shape.Pixels * width;
            Arena.Line[] memory = Arena.Rent((((MostBins + 1) * width) + (planes * (TScattering.NeedsMaps ? 2 : 1))) * sizeof(TReal));
            TReal* rows = (TReal*)Arena.Start(memory);
            for (long unit = from; unit < to; unit++)
            {
                Work work = new(this, (T*)source, (T*)target, blocks.Of(unit), rows, rows + ((MostBins + 1) * width));
                if (blocks.Channels == 1) work.In<Lanes1<TReal>>();
                else NumberLanes<TReal>.Covering(blocks.Of(unit).Channels, work);
            }

            Arena.Return(memory);
        }
    }

    /// <summary>The gradient of one block.</summary>
    private void Block<TLanes>(T* outputGradient, T* inputGradient, in GradientBlock block, TReal* rows, TReal* scratch)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            nint width = (block.Channels + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
            nint offset = (block.Batch * shape.Map) + (((block.First * Spread) + block.Group) * (shape.IsChannelsLast ? 1 : shape.Pixels));
            TReal* most = rows + (MostBins * width);
            if (blocks.IsInPlace)
            {
                // SAFETY: in place a block has whole lanes of channels, or one channel and lanes of one.
                TReal* sums = (TReal*)inputGradient + offset;
                nint pitch = shape.IsChannelsLast ? shape.Channels : 1;
                Sums<TReal>.Begin(sums, shape.Pixels, pitch, width);
                Regions<TLanes>(outputGradient, block, new(sums, (TReal*)maps + offset, rows, most, width), pitch);
                Sums<TReal>.End<TLanes>(sums, shape.Pixels, pitch, width);
                return;
            }

            TReal* copy = scratch + (shape.Pixels * width);
            Sums<TReal>.Begin(scratch, shape.Pixels, width, width);
            if (TScattering.NeedsMaps) ChannelBlocks<T, TReal>.Take(maps + offset, shape.IsChannelsLast, Step, shape.Pixels, block.Channels, copy, width);
            Regions<TLanes>(outputGradient, block, new(scratch, copy, rows, most, width), width);
            Sums<TReal>.End<TLanes>(scratch, shape.Pixels, width, width);
            ChannelBlocks<T, TReal>.Put(scratch, width, shape.Pixels, block.Channels, inputGradient + offset, shape.IsChannelsLast, Step, Spread);
        }
    }

    /// <summary>Adds the bins of all regions of the block's map.</summary>
    private void Regions<TLanes>(T* outputGradient, in GradientBlock block, in ScatterPlace<TReal> place, nint columnPitch)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            AxisTable<TReal> table = new(shape.IsPositionSensitive ? shape with { BinRows = 1, BinColumns = 1 } : shape);
            for (int region = 0; region < count; region++)
            {
                if (regions[region].Batch != block.Batch) continue;
                ScaledRegion<TReal> scaled = ScaledRegion<TReal>.Of(regions[region], scale);
                BinsFrom<TReal, TAxis> down = new(rule.Rows(scaled, shape), (int)(block.Group / shape.BinColumns));
                BinsFrom<TReal, TAxis> across = new(rule.Columns(scaled, shape), (int)(block.Group % shape.BinColumns));
                table.Fill(down, shape.Width * columnPitch, across, columnPitch);
                T* gradient = outputGradient + ((nint)region * shape.Result);
                if (shape.IsPositionSensitive) Bins<TLanes>(gradient, block, block.Group, 1, place, table, 0);
                else for (nint bin = 0; bin < shape.Bins; bin += MostBins) Bins<TLanes>(gradient, block, bin, nint.Min(MostBins, shape.Bins - bin), place, table, bin);
            }

            table.Return();
        }
    }

    /// <summary>Adds some neighbouring bins of a region, whose taps are in the table from another number on.</summary>
    private void Bins<TLanes>(T* gradient, in GradientBlock block, nint first, nint bins, in ScatterPlace<TReal> place, in AxisTable<TReal> table, nint firstInTable)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            T* from = shape.IsChannelsLast ? gradient + (first * shape.Results) + block.First : gradient + (block.First * shape.Bins) + first;
            ChannelBlocks<T, TReal>.Take(from, shape.IsChannelsLast, shape.IsChannelsLast ? shape.Results : shape.Bins, bins, block.Channels, place.Gradient, place.Width);
            nint columns = shape.IsPositionSensitive ? 1 : shape.BinColumns;
            for (nint bin = 0; bin < bins; bin++)
            {
                ref readonly BinTaps<TReal> row = ref table.Rows[(firstInTable + bin) / columns];
                ref readonly BinTaps<TReal> column = ref table.Columns[(firstInTable + bin) % columns];
                if (row.Count > 0 && column.Count > 0) scattering.Bin<TLanes>(place.At(bin), row, column);
            }
        }
    }

    private readonly struct Work(
        RegionGradientRun<T, TReal, TRule, TAxis, TScattering> run, T* outputGradient, T* inputGradient, GradientBlock block, TReal* rows, TReal* scratch) : ILaneWork<TReal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TReal>
        {
            run.Block<TLanes>(outputGradient, inputGradient, block, rows, scratch);
            return true;
        }
    }
}
