using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Memory;

/// <summary>
/// Both spans lie in pages of their own with a page on either side that may not be touched: first they end at the page behind, then they begin at
/// the page before. A single byte read or written beyond ends the process. The input's pages are read-only while the plan runs.
/// </summary>
internal sealed unsafe partial class GuardedPages : IGround, IDisposable
{
    private readonly Mapping source = new();
    private readonly Mapping target = new();

    public string Name => "guarded";

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        T[] atEnd = Run(plan, x, outputs, atEnd: true);
        T[] atStart = Run(plan, x, outputs, atEnd: false);
        int first = Enumerable.Range(0, outputs).FirstOrDefault(i => type.ToBits(atEnd[i]) != type.ToBits(atStart[i]), -1);
        return (atEnd, first < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"output {first} is {type.Text(atEnd[first])} at the end of a page and {type.Text(atStart[first])} at its start"));
    }

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }

    private T[] Run<T>(PoolPlan<T> plan, T[] x, int outputs, bool atEnd)
        where T : unmanaged, INumber<T>
    {
        Span<T> from = source.Place<T>(x.Length, atEnd);
        Span<T> to = target.Place<T>(outputs, atEnd);
        x.CopyTo(from);
        to.Fill(T.One);
        source.Protect(readOnly: true);
        try
        {
            plan.Run(from, to);
        }
        finally
        {
            source.Protect(readOnly: false);
        }

        return to.ToArray();
    }

    /// <summary>Pages between two that may not be touched.</summary>
    internal sealed partial class Mapping : IDisposable
    {
        private const int Read = 1;
        private const int Write = 2;
        private const int Private = 2;

        private static readonly int anonymous = OperatingSystem.IsMacOS() ? 0x1000 : 0x20;
        private readonly nint page = Environment.SystemPageSize;
        private nint mapped;
        private nint middle;

        internal Span<T> Place<T>(int count, bool atEnd)
            where T : unmanaged
        {
            nint bytes = (nint)count * sizeof(T);
            if (bytes > middle || mapped == 0)
            {
                Dispose();
                middle = (bytes + page) / page * page;
                mapped = Map(0, middle + (2 * page), 0, Private | anonymous, -1, 0);
                if (mapped == -1) throw new InvalidOperationException($"mmap: error {Marshal.GetLastPInvokeError()}");
                Protect(readOnly: false);
            }

            return new((void*)(mapped + page + (atEnd ? middle - bytes : 0)), count);
        }

        internal void Protect(bool readOnly)
        {
            if (Protect(mapped + page, middle, readOnly ? Read : Read | Write) != 0) throw new InvalidOperationException($"mprotect: error {Marshal.GetLastPInvokeError()}");
        }

        public void Dispose()
        {
            if (mapped != 0) _ = Unmap(mapped, middle + (2 * page));
            mapped = 0;
        }

        [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
        private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

        [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
        private static partial int Protect(nint address, nint length, int protection);

        [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
        private static partial int Unmap(nint address, nint length);
    }
}
