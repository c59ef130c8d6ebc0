using System.Runtime.Intrinsics;

namespace PoolFunctional.Properties;

/// <summary>What this process may use.</summary>
internal static class InstructionSets
{
    private static readonly string[] switches = ["DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    /// <summary>Which of 512, 256 and 128 bits.</summary>
    internal static string Widths => $"widths {Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}";

    /// <summary>What a command line begins with that leaves alone what this process was told to leave alone.</summary>
    internal static string Disabled => string.Concat(switches.Where(name => Environment.GetEnvironmentVariable(name) == "0").Select(name => $"{name}=0 "));
}
