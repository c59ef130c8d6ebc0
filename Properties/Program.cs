using System.Globalization;
using System.Runtime.Intrinsics;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties;

/// <summary>What a child process runs: <c>agreement --cases N --seed S</c> under the instruction sets that its environment leaves on.</summary>
internal static class Program
{
    internal static int Main(string[] arguments)
    {
        if (arguments is not ["agreement", "--cases", string cases, "--seed", string seed])
        {
            Console.Error.WriteLine("usage: agreement --cases N --seed S");
            return 2;
        }

        Console.WriteLine($"widths {Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}");
        DifferentialReport report = Differential.Run(int.Parse(cases, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture));
        if (report.Counterexample is not null) Console.WriteLine(report.Counterexample);
        foreach ((string row, int count) in report.Rows) Console.WriteLine($"row {row} {count}");
        Console.WriteLine($"distinct {report.Distinct}, floats by reference {report.FloatsByReference}");
        Console.WriteLine($"{report.Cases} cases, {report.Differences} differences");
        return report.Differences == 0 ? 0 : 1;
    }
}
