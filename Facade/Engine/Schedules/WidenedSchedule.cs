using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>
/// Planes a few at a time in another type, mostly a wider one, where they are small: lifted in one go, pooled by that type's own schedule from cache to cache, and finished plane by plane. Channels first.
/// </summary>
/// <param name="job">What is asked for.</param>
/// <param name="geometry">Of which the divisors are taken.</param>
/// <param name="planes">How many planes are worked on together; all planes are a multiple of it.</param>
/// <param name="inner">The pooling of so many planes in that type.</param>
/// <param name="lift">How elements become numbers of that type.</param>
/// <param name="finish">How totals become results.</param>
/// <param name="table">The divisors, where results have more than one.</param>
/// <param name="mayShrink">Whether the lift may make rows too small.</param>
internal sealed unsafe class WidenedSchedule<T, TTotal, TLift, TFinish>(Job<T> job, FoldGeometry geometry, nint planes, Schedule<TTotal> inner, TLift lift, TFinish finish, DivisorTable? table, bool mayShrink)
    : UnitSchedule<T>(job.Plan.Input.Batch * job.Plan.Input.Channels / planes, Threads(job))
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
    where TLift : struct, ILift<T, TTotal>
    where TFinish : struct, IFinish<T, TTotal>
{
    /// <summary>The bytes of lifted planes and their totals that are worked on together: what is done once for each block then costs little, and they do not leave the second-level cache.</summary>
    private const long BlockBytes = 1 << 18;

    /// <summary>The most that one plane may take, which is still in that cache for the most part.</summary>
    private const long LargestPlane = 1 << 20;

    /// <summary>Fewer bytes cost more than they save, where there is another way: no number of planes near the one that is wanted may divide all of them.</summary>
    private const long FewestBytes = BlockBytes / 8;

    private readonly nint inputs = planes * (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = planes * (nint)job.Plan.Output.PlaneElements;
    private readonly long divisor = geometry.HasOneDivisor ? geometry.Place(0).Divisor * geometry.Last.FinishRuns[0].Divisor : 0;
    private readonly byte[] divisors = table?.Plane(geometry) ?? [];
    private readonly nint rowsTogether = (nint)(geometry.RowsPerPlane * geometry.Last.OutputExtent);

    internal override string Name => "widened";

    /// <summary>The schedule, or null where planes are large, or their totals are not finished in one go.</summary>
    internal static WidenedSchedule<T, TTotal, TLift, TFinish>? Fitting(Job<T> job, FoldGeometry geometry, TLift lift, TFinish finish, Func<Job<TTotal>, Schedule<TTotal>> pooling, bool mayShrink = false)
    {
        long plane = (job.Plan.Input.PlaneElements + job.Plan.Output.PlaneElements) * sizeof(TTotal);
        bool areDense = geometry.Last.OutputExtent == 1 || (geometry.Last.Uniform is { } windows && windows.Count >= windows.Stride);
        bool fits = areDense && !job.IsChannelsLast && job.Memory.IsDense && job.Plan.Output.Elements > 0 && plane <= LargestPlane && geometry.SeesEverywhere;
        if (!fits) return null;
        DivisorTable? table = geometry.HasOneDivisor ? null : finish.Table(geometry);
        if (table is null && !geometry.HasOneDivisor) return null;
        long all = job.Plan.Input.Batch * job.Plan.Input.Channels;
        long most = long.Clamp(BlockBytes / plane, 1, long.Max(1, all / Threads(job)));
        long planes = most;
        while (all % planes != 0) planes--;
        if (planes < most && planes * plane < FewestBytes) return null;
        Job<TTotal> inner = new(job.Plan.OfPlanes(planes), job.Reduction, job.Options with { MaxDegreeOfParallelism = 1, Layout = Layout.ChannelsFirst });
        return new(job, geometry, (nint)planes, pooling(inner), lift, finish, table, mayShrink);
    }

    private static int Threads(Job<T> job) => Crew.ThreadsFor(job.Plan.Input.Elements * sizeof(T), job.Options);

    private protected override void Run(T* source, T* target, long from, long to)
    {
        unchecked
        {
            nint room = inputs + FoldGeometry.Pad;
            Arena.Line[] memory = Arena.Rent((room + outputs + FoldGeometry.Pad) * sizeof(TTotal));
            TTotal* wide = (TTotal*)Arena.Start(memory);
            TTotal* totals = wide + room;
            fixed (byte* each = divisors)
            {
                for (nint block = (nint)from; block < to; block++)
                {
                    bool isShrunk = mayShrink && lift.TryShrunkRow(source + (block * inputs), inputs, wide);
                    if (!isShrunk) lift.Row(source + (block * inputs), inputs, wide);
                    inner.Run(new ReadOnlySpan<TTotal>(wide, (int)inputs), new Span<TTotal>(totals, (int)outputs), CancellationToken.None);
                    T* results = target + (block * outputs);
                    if (isShrunk) finish.ShrunkRow(totals, outputs, results);
                    else if (each is null) finish.Row(totals, outputs, divisor, results);
                    else for (nint done = 0; done < outputs; done += rowsTogether) finish.Row(totals + done, rowsTogether, table!, each, results + done);
                }
            }

            Arena.Return(memory);
        }
    }
}
