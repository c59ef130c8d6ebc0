using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>One run: each unit is a region, whose bins are made a block of them at a time, each for a block of channels.</summary>
internal sealed unsafe class RegionRun<T, TReal, TRule, TAxis, TTapping>(RegionShape shape, TReal scale, TRule rule) : IUnits
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TRule : struct, IRegionRule<TReal, TAxis>
    where TAxis : struct, IRegionAxis<TReal>
    where TTapping : struct, ITapping<TReal>
{
    private const nint MostBins = 256;
    private const nint MostChannels = 512;

    private readonly RegionShape shape = shape;

    private Region* regions;
    private MapReading reading;

    private static bool IsWide => typeof(T) != typeof(TReal);

    private nint BlockBins => nint.Min(MostBins, shape.Bins);

    private nint BlockChannels => nint.Min(MostChannels, shape.Results);

    internal void Prepare(Region* first, MapReading how)
    {
        regions = first;
        reading = how;
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            nint block = BlockBins * BlockChannels;
            Arena.Line[] memory = Arena.Rent(block * (sizeof(TReal) + sizeof(T)));
            TReal* totals = (TReal*)Arena.Start(memory);
            AxisTable<TReal> table = new(shape);
            for (long unit = from; unit < to; unit++)
            {
                ScaledRegion<TReal> region = ScaledRegion<TReal>.Of(regions[unit], scale);
                nint columnPitch = reading == MapReading.ByPlane && !shape.IsChannelsLast ? 1 : shape.Channels;
                table.Fill(rule.Rows(region, shape), shape.Width * columnPitch, rule.Columns(region, shape), columnPitch);
                TReal* map = (TReal*)source + ((nint)region.Batch * shape.Map);
                T* result = (T*)target + ((nint)unit * shape.Result);
                for (nint bin = 0; bin < shape.Bins; bin += MostBins)
                {
                    for (nint channel = 0; channel < shape.Results; channel += MostChannels)
                        Block(map, table, bin, nint.Min(MostBins, shape.Bins - bin), channel, nint.Min(MostChannels, shape.Results - channel), totals, (T*)(totals + block), result);
                }
            }

            table.Return();
            Arena.Return(memory);
        }
    }

    /// <summary>Some bins of a region for some channels: in place where the result has its channels as neighbours, else side by side and turned.</summary>
    private void Block(TReal* map, in AxisTable<TReal> table, nint firstBin, nint bins, nint firstChannel, nint channels, TReal* totals, T* narrow, T* result)
    {
        unchecked
        {
            bool isDirect = shape.IsChannelsLast && !IsWide;
            for (nint bin = 0; bin < bins; bin++)
            {
                TReal* target = isDirect ? (TReal*)result + ((firstBin + bin) * shape.Results) + firstChannel : totals + (bin * channels);
                Bin(map, table, firstBin + bin, firstChannel, channels, target);
            }

            if (isDirect) return;
            if (IsWide) default(NarrowingQuotientFinish<T, TReal>).Row(totals, bins * channels, 1, narrow);
            else narrow = (T*)totals;
            if (!shape.IsChannelsLast)
            {
                Transposition.Run(narrow, bins, channels, channels, result + (firstChannel * shape.Bins) + firstBin, shape.Bins);
                return;
            }

            for (nint bin = 0; bin < bins; bin++)
                new ReadOnlySpan<T>(narrow + (bin * channels), (int)channels).CopyTo(new Span<T>(result + ((firstBin + bin) * shape.Results) + firstChannel, (int)channels));
        }
    }

    private void Bin(TReal* map, in AxisTable<TReal> table, nint bin, nint firstChannel, nint channels, TReal* target)
    {
        unchecked
        {
            ref readonly BinTaps<TReal> row = ref table.Rows[bin / shape.BinColumns];
            ref readonly BinTaps<TReal> column = ref table.Columns[bin % shape.BinColumns];
            if (reading != MapReading.ByPlane)
            {
                nint start = firstChannel + (shape.IsPositionSensitive ? bin * shape.Results : 0);
                BinKernel<TReal, TTapping>.Run(map + start, row, column, channels, target);
                return;
            }

            nint planePitch = shape.IsChannelsLast ? 1 : shape.Pixels;
            for (nint channel = 0; channel < channels; channel++)
            {
                nint plane = shape.IsPositionSensitive ? ((firstChannel + channel) * shape.Bins) + bin : firstChannel + channel;
                BinKernel<TReal, TTapping>.Run(map + (plane * planePitch), row, column, 1, target + channel);
            }
        }
    }
}
