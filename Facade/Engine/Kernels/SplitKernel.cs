namespace PoolFunctional.Engine.Kernels;

/// <summary>Takes every stride-th group of a row: <c>target[i·unit + c] = source[i·stride·unit + c]</c>, so that a stride becomes a shift.</summary>
internal static unsafe class SplitKernel
{
    internal static void Run<TTotal>(TTotal* source, nint stride, nint unit, nint count, TTotal* target)
        where TTotal : unmanaged
    {
        unchecked
        {
            if (unit == 1)
            {
                for (nint i = 0; i < count; i++) target[i] = source[i * stride];
                return;
            }

            for (nint i = 0; i < count; i++)
            {
                TTotal* from = source + (i * stride * unit);
                TTotal* to = target + (i * unit);
                for (nint c = 0; c < unit; c++) to[c] = from[c];
            }
        }
    }
}
