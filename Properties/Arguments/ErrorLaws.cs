using System.Globalization;
using System.Reflection;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>Every case of <see cref="PoolError"/>, found by reflection and made with numbers that no other case has.</summary>
public sealed class ErrorLaws
{
    private static readonly PoolError[] errors = [.. typeof(PoolError).GetNestedTypes().Where(type => !type.IsAbstract).Select(Made)];

    /// <summary>Subjects that have a parameter of their own; what is about the tensor itself has the door's.</summary>
    private static readonly Dictionary<ErrorSubject, string> parameters = new()
    {
        [ErrorSubject.Shape] = "tensor",
        [ErrorSubject.Values] = "tensor",
        [ErrorSubject.Window] = "window",
        [ErrorSubject.Reduction] = "reduction",
        [ErrorSubject.ElementType] = "T",
        [ErrorSubject.ResultType] = "TResult",
        [ErrorSubject.Mask] = "mask",
        [ErrorSubject.MaskType] = "TMask",
        [ErrorSubject.Segments] = "segments",
        [ErrorSubject.Regions] = "regions",
        [ErrorSubject.Grid] = "grid",
        [ErrorSubject.Sampling] = "sampling",
        [ErrorSubject.Indices] = "indices",
        [ErrorSubject.IndexType] = "TIndex",
        [ErrorSubject.OutputSize] = "outputSize",
        [ErrorSubject.Filter] = "filter",
        [ErrorSubject.Pyramid] = "pyramid",
        [ErrorSubject.Stack] = "stack",
        [ErrorSubject.Ties] = "ties",
    };

    /// <summary>What is true or false of an error is said in words.</summary>
    [Fact]
    public void Every_message_holds_every_number_of_its_error() => Assert.All(errors, error => Assert.All(
        error.GetType().GetProperties().Where(property => property.Name is not (nameof(PoolError.Subject) or nameof(PoolError.Message) or "EqualityContract") && property.PropertyType != typeof(bool)),
        property => Assert.Contains(Convert.ToString(property.GetValue(error), CultureInfo.InvariantCulture)!, error.Message, StringComparison.Ordinal)));

    [Fact]
    public void Every_error_becomes_an_exception_that_names_its_parameter_and_says_its_message() => Assert.All(errors, error =>
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(() => Outcome.Fail<int>(error).OrThrow("tensor"));
        Assert.Equal(error is PoolError.PeerArgument peer ? peer.Parameter : parameters[error.Subject], raised.ParamName);
        Assert.StartsWith(error.Message, raised.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_subject_is_that_of_some_error() => Assert.Equal(Enum.GetValues<ErrorSubject>(), errors.Select(error => error.Subject).Distinct().Order());

    [Fact]
    public void Errors_of_other_numbers_differ() => Assert.Equal(errors.Length, errors.Distinct().Count());

    private static PoolError Made(Type type, int index)
    {
        ConstructorInfo made = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single(constructor => constructor.IsAssembly);
        return (PoolError)made.Invoke([.. made.GetParameters().Select((parameter, place) => Value(parameter.ParameterType, 1000 + (10 * index) + place))]);
    }

    private static object Value(Type type, int number) =>
        type == typeof(int) ? number
        : type == typeof(long) ? (long)number
        : type == typeof(Int128) ? (Int128)number
        : type == typeof(double) ? number + 0.5
        : type == typeof(string) ? $"word{number}"
        : type == typeof(bool) ? true
        : type == typeof(Sequence<string>) ? Sequence.Of($"word{number}", "other")
        : type == typeof(Shape) ? Shape.Create(1, 2, number).OrThrow("shape")
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
        : throw new NotSupportedException($"No value of type {type} is known; an error that needs one is new.");
}
