using System.Reflection;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>Every overload of every public door, found by reflection: none can be added without a row in <see cref="DoorTable"/>.</summary>
public sealed class DoorLaws
{
    public static TheoryData<string> Rows => [.. DoorTable.All.Select(Title)];

    [Fact]
    public void Every_public_door_has_one_row()
    {
        Assert.Equal([], Door.Public.Where(method => DoorTable.All.Count(door => door.IsOf(method)) != 1).Select(Door.NameOf));
        Assert.Equal([], DoorTable.All.Where(door => !door.Overloads.Any()).Select(Title));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_overload_gives_the_bits_of_the_definition(string row)
    {
        Door door = Of(row);
        foreach (MethodInfo overload in door.Overloads)
        {
            object?[] results = door.Call(overload);
            Assert.Equal(door.Results.Length, results.Length);
            foreach ((var expected, object? result) in door.Results.Zip(results)) expected.Value.AreThoseOf(result, $"{overload}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_overload_reads_its_options(string row)
    {
        Door door = Of(row);
        PoolOptions impossible = new() { MaxDegreeOfParallelism = 0 };
        foreach (MethodInfo overload in door.Overloads)
        {
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => door.Call(overload, ("options", impossible)));
            Assert.True(error.ParamName == "options", $"{overload}: {error.ParamName}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_overload_that_may_add_adds(string row)
    {
        Door door = Of(row);
        foreach (MethodInfo overload in door.Overloads.Where(overload => overload.GetParameters().Any(parameter => parameter.Name == "writing")))
        {
            door.Results[0].Value.Added.AreThoseOf(door.Call(overload, ("writing", Writing.Accumulate))[0], $"{overload}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_overload_takes_tensors_with_gaps_and_gives_back_each_buffer_that_it_rents(string row)
    {
        Door door = Of(row);
        foreach (MethodInfo overload in door.Overloads)
        {
            using RentedBuffers rented = new();
            foreach ((var expected, object? result) in door.Results.Zip(door.Call(overload, door.Spread(overload)))) expected.Value.AreThoseOf(result, $"{overload}");
            if (overload.GetParameters().Any(parameter => parameter.Name == "writing"))
            {
                door.Results[0].Value.Added.AreThoseOf(door.Call(overload, [.. door.Spread(overload), ("writing", Writing.Accumulate)])[0], $"{overload}");
            }

            Assert.True(rented.Kept == 0, $"{overload} keeps {rented.Kept} buffers");
        }
    }

    private static string Title(Door door) => $"{door.Name}<{string.Join(", ", door.Types.Select(type => type.Name))}>({string.Join(", ", door.Given.Select(given => given.Name))})";

    private static Door Of(string row) => DoorTable.All.Single(door => Title(door) == row);
}
