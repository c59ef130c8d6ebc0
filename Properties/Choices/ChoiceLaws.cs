using Xunit;

namespace PoolFunctional.Properties.Choices;

/// <summary>Which way the engine takes changes time and room, never a bit, so that no other law sees it: whoever changes it writes the record anew, and commits what has become of each case.</summary>
public sealed class ChoiceLaws
{
    private const int Parts = 64;

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> recorded = new(() => ChoiceRecord.Read(ChoiceRecord.Width));

    public static TheoryData<int> Starts => [.. Enumerable.Range(0, Parts)];

    [Theory]
    [MemberData(nameof(Starts))]
    public void The_engine_chooses_what_is_recorded(int start)
    {
        for (int index = start; index < ChoiceCases.All.Count; index += Parts)
        {
            string change = ChoiceRecord.Change(recorded.Value[index], [.. ChoiceCases.All[index].Lines(ChoiceRecord.Threads)]);
            Assert.True(change.Length == 0, change);
        }
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void One_thread_is_given_the_same_work(int start)
    {
        for (int index = start; index < ChoiceCases.All.Count; index += Parts)
        {
            Assert.Equal(
                ChoiceCases.All[index].Lines(ChoiceRecord.Threads).Select(line => line.Replace($" threads={ChoiceRecord.Threads}", " threads=1", StringComparison.Ordinal)),
                ChoiceCases.All[index].Lines(1));
        }
    }

    [Fact]
    public void Every_case_is_recorded_under_a_name_of_its_own_and_no_other_is()
    {
        Assert.Equal(ChoiceCases.All.Count, recorded.Value.Count);
        Assert.Equal(ChoiceCases.All.Count, ChoiceCases.All.Select(@case => @case.Name).Distinct().Count());
    }
}
