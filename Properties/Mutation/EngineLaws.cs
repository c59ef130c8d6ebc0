using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Mutation;

/// <summary>Engine and definition over one seed's cases of each operator: the agreement laws, small enough to be run once per mutant.</summary>
public sealed class EngineLaws
{
    private const int Seed = 20261128;
    private const int Cases = 6;

    private static IReadOnlyList<IFamily> Everything { get; } = [Families.Windows, .. Families.Others, .. Families.Gradients];

    public static IEnumerable<object[]> Operators =>
        from family in Everything.Index() from operation in family.Item.Operators select new object[] { family.Index, operation };

    [Theory]
    [MemberData(nameof(Operators))]
    public void Engine_has_the_bits_of_the_definition(int family, string operation)
    {
        for (int index = 0; index < Cases; index++) Assert.Null(Everything[family].Check(operation, Seed, index).Difference);
    }
}
