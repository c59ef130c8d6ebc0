using Xunit;
using Xunit.Abstractions;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>For any values of any public parameter: a result, or an error that names the parameter; nothing else, and nothing half done.</summary>
public sealed class HostileArgumentLaws(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. PublicDoor.All.Select(FamilyOf).Distinct()];

    [Fact]
    public void Ordinary_calls_of_every_public_method_succeed()
    {
        string[] breaches = [.. PublicDoor.All.Select(door => (Door: door, Breach: Failed(door))).Where(found => found.Breach is not null).Select(found => $"{found.Door}: {found.Breach}")];
        Assert.True(breaches.Length == 0, string.Join("\n", breaches.Take(30)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void One_hostile_argument_is_refused_by_name_or_answered(string family)
    {
        (int calls, List<string> breaches) = (0, []);
        foreach (PublicDoor door in PublicDoor.All.Where(door => FamilyOf(door) == family))
        {
            object?[] ordinary = OrdinaryCall.Arguments(door);
            for (int place = 0; place < ordinary.Length; place++)
            {
                foreach (object? hostile in HostileValues.For(door.Parameters[place], ordinary[place]))
                {
                    object?[] arguments = [.. ordinary];
                    arguments[place] = hostile;
                    calls++;
                    if (HostileCall.Breach(door, arguments) is { } breach) breaches.Add($"{breach}\n    at {HostileCall.Shown(door, arguments)}");
                }
            }
        }

        output.WriteLine($"{calls} calls");
        Assert.True(breaches.Count == 0, $"{breaches.Count} of {calls} calls:\n{string.Join("\n", breaches.Take(20))}");
        Assert.True(calls > 0);
    }

    private static string? Failed(PublicDoor door)
    {
        try
        {
            _ = door.Call(OrdinaryCall.Receiver(door), OrdinaryCall.Arguments(door));
            return null;
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private static string FamilyOf(PublicDoor door) => door.ToString().Split('(')[0];
}
