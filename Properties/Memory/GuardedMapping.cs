using System.Runtime.InteropServices;

namespace PoolFunctional.Properties.Memory;

/// <summary>Pages between two that may not be touched.</summary>
internal sealed unsafe partial class GuardedMapping : IDisposable
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
            middle = nint.Max(page, (bytes + page - 1) / page * page);
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

    /// <summary>Whole pages within a mapping that may not be touched until it goes.</summary>
    internal static void Fence(nint address, nint length)
    {
        if (Protect(address, length, protection: 0) != 0) throw new InvalidOperationException($"mprotect: error {Marshal.GetLastPInvokeError()}");
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
