using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Bench;

/// <summary>What a number about speed must carry with it.</summary>
internal static class Machine
{
    /// <summary>Bits of the widest vectors that this process uses; 0 where it uses none.</summary>
    internal static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    internal static string Processor =>
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null)
            ?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    internal static string Describe() => $"{RuntimeInformation.FrameworkDescription}, {Processor}, {Environment.ProcessorCount} processors, vectors of {VectorBits} bits";
}
