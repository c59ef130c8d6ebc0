using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Which schedule answers which job: the first row that accepts wins, and the last accepts everything.</summary>
internal static class ScheduleTable
{
    internal static Schedule<T> Choose<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        new ReferenceSchedule<T>(job);
}
