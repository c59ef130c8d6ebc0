using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace PoolFunctional.Peers;

/// <summary>libtorch's native part, loaded once.</summary>
internal static class TorchRuntime
{
    private const string Needed = "GLIBCXX_3.4.32";

    private static readonly Lazy<string?> loaded = new(Load);

    /// <summary>Why it cannot be used here, or null where it can.</summary>
    internal static string? WhyNotLoaded => loaded.Value;

    private static string? Load()
    {
        try
        {
            // Loaded here first: TorchSharp would try more places, print them all, and not say what the loader said.
            foreach (string part in new[] { "torch_cpu", "LibTorchSharp" }) NativeLibrary.Load(part, typeof(torch).Assembly, null);
            RuntimeHelpers.RunClassConstructor(typeof(torch).TypeHandle);
            return null;
        }
        catch (Exception missing) when (missing is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            string[] lines = missing.GetBaseException().Message.Split('\n');
            string said = lines.FirstOrDefault(line => line.Contains(Needed, StringComparison.Ordinal), lines[0]).Trim();
            return $"TorchSharp's native part needs a C++ runtime with {Needed} (GCC 13 or newer), and could not be loaded: {said}";
        }
    }
}
