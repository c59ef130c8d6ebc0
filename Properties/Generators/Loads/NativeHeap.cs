using System.Runtime.InteropServices;

namespace PoolFunctional.Generators.Loads;

/// <summary>What malloc has given out and not got back: in use by this library, which takes none, and by the runtime.</summary>
internal static partial class NativeHeap
{
    private static readonly bool isKnown = OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out nint library) && NativeLibrary.TryGetExport(library, "mallinfo2", out _);

    /// <summary>The bytes to the last block, or 0 where the C library is not glibc and cannot tell.</summary>
    internal static long Bytes
    {
        get
        {
            if (!isKnown) return 0;
            Statistics now = Read();
            return (long)(now.InBlocks + now.InMappings);
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallinfo2")]
    private static partial Statistics Read();

    /// <summary>glibc's <c>struct mallinfo2</c>: <c>hblkhd</c> is in mappings of their own, <c>uordblks</c> in all other blocks.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 10 * sizeof(ulong))]
    private readonly struct Statistics
    {
        [FieldOffset(4 * sizeof(ulong))]
        internal readonly nuint InMappings;

        [FieldOffset(7 * sizeof(ulong))]
        internal readonly nuint InBlocks;
    }
}
