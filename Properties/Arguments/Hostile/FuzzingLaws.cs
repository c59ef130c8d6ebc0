using PoolFunctional.Fuzzing;
using Xunit;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>What the fuzzer drives, in this process: every input that it kept or that once broke something, and mutations of them that are always the same.</summary>
public sealed class FuzzingLaws
{
    private const int Mutations = 600;

    public static TheoryData<string> Names => [.. Targets.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_that_the_fuzzer_kept_break_nothing(string target)
    {
        string[] files = [.. Files("Corpus", target), .. Files("Crashes", target)];
        Assert.NotEmpty(files);
        foreach (string file in files) Run(target, File.ReadAllBytes(file), file);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutations_of_them_break_nothing(string target)
    {
        byte[][] kept = [.. Files("Corpus", target).Select(File.ReadAllBytes)];
        Random random = new(20_261_128);
        for (int mutation = 0; mutation < Mutations; mutation++)
        {
            byte[] input = [.. kept[random.Next(kept.Length)], .. new byte[random.Next(8)]];
            for (int change = random.Next(1, 6); change > 0 && input.Length > 0; change--) input[random.Next(input.Length)] = (byte)random.Next(256);
            Run(target, input, $"mutation {mutation}");
        }
    }

    private static void Run(string target, byte[] input, string name)
    {
        try
        {
            Targets.All[target](input);
        }
        catch (Exception broken)
        {
            Assert.Fail($"{target}, {name}: {broken.GetType().Name}: {broken.Message}\nreplay: base64 -d <<< {Convert.ToBase64String(input)} > input; dotnet run --project Properties/Fuzzing -- {target} input\n{broken.StackTrace}");
        }
    }

    private static IEnumerable<string> Files(string kind, string target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Fuzzing", kind, target);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal) : [];
    }
}
