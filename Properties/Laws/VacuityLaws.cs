using System.Numerics;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Properties.Agreement;
using PoolFunctional.Properties.RegionsOfInterest;
using Xunit;

namespace PoolFunctional.Properties.Laws;

/// <summary>No law is vacuous: most cases that a generator draws have several results, which differ, of windows with several taps.</summary>
public sealed class VacuityLaws
{
    private const int Drawn = 200;
    private const double LeastTelling = 0.6;

    /// <summary>The differential's cases are partly impossible, so that both sides must refuse.</summary>
    private const double LeastAnswered = 0.4;

    /// <summary>For each generator the share of telling cases among the first of a fixed seed.</summary>
    private static readonly Dictionary<Type, Func<double>> Generators = new()
    {
        [typeof(PlaneGenerators)] = () => Share(PlaneGenerators.Planes(), plane => plane.Kernel > 1 && AreTelling(Pooled.By(Reduction.Sum, plane.Window, plane.Longs, plane.Shape))),
        [typeof(FilledPlaneGenerators)] = () => Share(FilledPlaneGenerators.Planes(), plane => plane.Kernel > 1 && AreTelling(Pooled.By(Reduction.Sum, plane.Window, plane.Longs, plane.Shape))),
        [typeof(LineGenerators)] = () => Share(LineGenerators.Lines(), line => line.Kernel > 1 && AreTelling(Pooled.By(Reduction.Sum, line.Window(Rounding.Floor), line.Longs, line.Shape))),
        [typeof(StackGenerators)] = () => Share(StackGenerators.Stacks(), stack => stack.ComposedKernel > 1 && AreTelling(Pooled.By(Reduction.Max, Window.Sliding([stack.ComposedKernel]), stack.Floats, [1, 1, stack.Extent]))),
        [typeof(CaseGenerators)] = () => Share(CaseGenerators.Cases(), some => Plan.LongestWindow(some.Plan.Axes) > 1 && AreTelling(some.Inputs) && some.Plan.Output.Elements > 1),
        [typeof(BoxedGenerators)] = () => Share(BoxedGenerators.Cases(), boxed => AreTelling(boxed.Aligned(boxed.Maps, boxed.Box, RoiReduction.Average))),
        [typeof(SequenceGenerators)] = () => Share(SequenceGenerators.Cases(), sequences => sequences.Mask.Count(isPresent => isPresent) > 1 && AreTelling(sequences.Floats)),
        [typeof(SegmentGenerators)] = () => Share(SegmentGenerators.Cases(), segments => segments.Rows > segments.Ids.Distinct().Count() && segments.Rows * segments.Features > 1),
    };

    public static TheoryData<string> Operators => [.. Families.Others.Concat(Families.Gradients).Append(Families.Windows).SelectMany((family, index) => family.Operators.Select(operation => $"{index} {operation}"))];

    [Fact]
    public void Every_generator_of_a_law_is_watched() =>
        Assert.Equal(
            typeof(VacuityLaws).Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes<FsCheck.Xunit.PropertyAttribute>(inherit: true).Concat(type.GetMethods().SelectMany(method => method.GetCustomAttributes<FsCheck.Xunit.PropertyAttribute>(inherit: true))))
                .SelectMany(attribute => attribute.Arbitrary ?? []).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal),
            Generators.Keys.OrderBy(type => type.Name, StringComparer.Ordinal));

    [Fact]
    public void Most_cases_of_every_generator_can_tell_a_wrong_result_from_a_right_one() =>
        Assert.Empty(Generators.Select(generator => (generator.Key.Name, Share: generator.Value())).Where(found => found.Share < LeastTelling).Select(found => $"{found.Name}: {found.Share:P0}"));

    [Theory]
    [MemberData(nameof(Operators))]
    public void Most_cases_of_every_operator_are_answered_and_have_several_results(string operation)
    {
        IFamily[] families = [.. Families.Others, .. Families.Gradients, Families.Windows];
        string[] parts = operation.Split(' ', 2);
        FamilySurvey survey = FamilySurvey.Of(families[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)], parts[1], 40, seed: 6);
        int refused = survey.Rows.GetValueOrDefault("refused") + survey.Rows.GetValueOrDefault("empty");
        Assert.True(survey.Cases - refused >= LeastAnswered * survey.Cases && survey.Outputs > 2 * survey.Cases, $"{operation}: {survey.Cases} cases, of which {refused} were refused or had no result; {survey.Outputs} results");
    }

    private static double Share<TCase>(Arbitrary<TCase> cases, Func<TCase, bool> isTelling) =>
        Gen.Sample(cases.Generator, Drawn, 50).Count(isTelling) / (double)Drawn;

    private static bool AreTelling<T>(T[] values)
        where T : INumber<T> => values.Distinct().Skip(1).Any();
}
