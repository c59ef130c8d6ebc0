using FsCheck;
using Xunit;
using Xunit.Abstractions;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>For any values of any public parameter: a result, or an error that names the parameter; nothing else, and nothing half done.</summary>
public sealed class HostileArgumentLaws(ITestOutputHelper output)
{
    /// <summary>How many values of a parameter one overload tries: its siblings try the next ones. All of them, where the environment variable EVERY_HOSTILE_VALUE is set.</summary>
    private static readonly int most = Environment.GetEnvironmentVariable("EVERY_HOSTILE_VALUE") is null ? 24 : int.MaxValue;

    private static readonly Dictionary<PublicDoor, object?[][]> tables = [];

    public static TheoryData<string> Families => [.. PublicDoor.All.Select(door => door.Family).Distinct()];

    [Fact]
    public void Ordinary_calls_of_every_public_method_succeed()
    {
        string[] breaches = [.. PublicDoor.All.Select(door => (Door: door, Breach: Failed(door))).Where(found => found.Breach is not null).Select(found => $"{found.Door}: {found.Breach}")];
        Assert.True(breaches.Length == 0, string.Join("\n", breaches.Take(30)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void One_hostile_argument_is_answered_or_refused_by_name(string family)
    {
        (int calls, List<string> breaches) = (0, []);
        foreach ((int number, PublicDoor door) in PublicDoor.All.Where(door => door.Family == family).Index())
        {
            object?[] ordinary = OrdinaryCall.Arguments(door);
            for (int place = 0; place < ordinary.Length; place++)
            {
                object?[] table = HostileValues.For(door.Parameters[place], ordinary[place]).ToArray();
                int step = (table.Length - 1) / most + 1;
                for (int at = number % step; at < table.Length; at += step)
                {
                    object?[] arguments = [.. ordinary];
                    arguments[place] = table[at];
                    calls++;
                    if (HostileCall.Breach(door, arguments) is { } breach) breaches.Add($"{breach}\n    at {HostileCall.Shown(door, arguments)}");
                }
            }
        }

        output.WriteLine($"{calls} calls");
        Assert.True(breaches.Count == 0, $"{breaches.Count} of {calls} calls:\n{string.Join("\n", breaches.Take(20))}");
        Assert.True(calls > 0);
    }

    /// <summary>An even choice leaves an argument as it is, so that a counterexample shrinks to the arguments that matter. The number is of any size: one that grows with the cases would name a few of the methods and of the values.</summary>
    [Property(MaxTest = 2000)]
    public void Hostile_arguments_together_are_answered_or_refused_by_name(DoNotSize<int> number, int[] choices)
    {
        PublicDoor door = Drawn(PublicDoor.All, number.Item, 0);
        object?[] arguments = OrdinaryCall.Arguments(door);
        for (int place = 0; place < arguments.Length; place++)
        {
            int choice = choices.Length == 0 ? 0 : choices[place % choices.Length];
            if (int.IsOddInteger(choice) && Table(door)[place] is { Length: > 0 } values) arguments[place] = Drawn(values, number.Item, choice);
        }

        Assert.True(HostileCall.Breach(door, arguments) is not { } breach, $"{HostileCall.Breach(door, arguments)}\n    at {HostileCall.Shown(door, arguments)}");
    }

    private static T Drawn<T>(T[] values, int number, int choice) => values[(int)(unchecked((uint)((number * 7919) + (choice * 104_729))) % (uint)values.Length)];

    private static object?[][] Table(PublicDoor door)
    {
        if (tables.TryGetValue(door, out object?[][]? known)) return known;
        object?[] ordinary = OrdinaryCall.Arguments(door);
        return tables[door] = [.. door.Parameters.Select(parameter => HostileValues.For(parameter, ordinary[parameter.Position]).Select(value => WithinCeiling(value, ordinary[parameter.Position])).ToArray())];
    }

    /// <summary>A ceiling that the caller has lifted, or left at its default, beside extents that ask for as much is answered with as much: gigabytes, and rightly. So it stays at the ordinary one here.</summary>
    private static object? WithinCeiling(object? value, object? ordinary) =>
        ordinary is not PoolOptions usual ? value : value is PoolOptions options ? options with { MaxAllocatedBytes = long.Min(options.MaxAllocatedBytes, usual.MaxAllocatedBytes) } : usual;

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
}
