using System.Globalization;
using BenchmarkDotNet.Jobs;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>The same benchmark on processors with less and less: each rung a process in which the runtime is told to forget an instruction set.</summary>
internal static class InstructionSetLadder
{
    /// <summary>Tells a rung how wide its vectors must be: a switch that the runtime does not know is silently ignored.</summary>
    private const string ExpectedBits = "POOLFUNCTIONAL_EXPECTED_VECTOR_BITS";

    private static readonly (string Name, int Bits, string Switch)[] Rungs =
    [
        ("512 bits", 512, ""),
        ("256 bits", 256, "DOTNET_EnableAVX512"),
        ("128 bits", 128, "DOTNET_EnableAVX2"),
        ("scalar", 0, "DOTNET_EnableHWIntrinsic"),
    ];

    /// <summary>The rungs that this machine can stand on, the widest first; or that one alone.</summary>
    internal static IEnumerable<Job> Jobs(Job job, bool widestOnly) =>
        from rung in Rungs
        where rung.Bits == Machine.VectorBits || (rung.Bits < Machine.VectorBits && !widestOnly)
        let expecting = job.WithEnvironmentVariable(ExpectedBits, rung.Bits.ToString(CultureInfo.InvariantCulture)).WithId(rung.Name)
        select rung.Bits == Machine.VectorBits ? expecting : expecting.WithEnvironmentVariable(rung.Switch, "0");

    /// <summary>Fails in a process whose vectors are not as wide as its rung's.</summary>
    internal static void Refuse()
    {
        string? expected = Environment.GetEnvironmentVariable(ExpectedBits);
        string actual = Machine.VectorBits.ToString(CultureInfo.InvariantCulture);
        if (expected is not null && expected != actual) throw new InvalidOperationException($"This rung is for vectors of {expected} bits; the runtime uses {actual}.");
    }
}
