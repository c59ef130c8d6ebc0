using Xunit;

namespace PoolFunctional.Properties.Choices;

public sealed class ChoiceAgreement
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "256")]
    [InlineData("DOTNET_EnableAVX2", "128")]
    [InlineData("DOTNET_EnableHWIntrinsic", "1")]
    public async Task The_engine_chooses_what_is_recorded_without_an_instruction_set(string disabled, string width)
    {
        string[] lines = await ChildProcess.LinesOf(["choices"], disabled);
        IReadOnlyList<IReadOnlyList<string>> recorded = ChoiceRecord.Read(width);
        Assert.Equal(recorded.Count, ChoiceRecord.Cases(lines[1..]).Count);
        string[] changes = [.. recorded.Zip(ChoiceRecord.Cases(lines[1..]), ChoiceRecord.Change).Where(change => change.Length > 0)];
        Assert.True(changes.Length == 0, string.Join('\n', changes.Take(5)));
    }
}
