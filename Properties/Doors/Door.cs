using System.Reflection;

namespace PoolFunctional.Properties.Doors;

/// <summary>One public door: the name that its overloads share, what their parameters are given by name, and what the definition says that they give, by the name of the parameter that takes it.</summary>
internal sealed record Door(string Name, Type[] Types, (string Name, object Value)[] Given, (string Name, Numbers Value)[] Results)
{
    /// <summary>Where a door answers with something that is not a tensor.</summary>
    internal const string Answer = "answer";

    /// <summary>Every public method that pools, or takes a gradient back: what makes plans, streams and shapes is none.</summary>
    internal static IEnumerable<MethodInfo> Public =>
        from type in (Type[])[typeof(Pool), typeof(SequencePool), typeof(SegmentPool)]
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let result = method.ReturnType
        where result == typeof(void) || result == typeof(double) || (result.IsGenericType && result.Namespace is "System.Numerics.Tensors" or "System")
        select method;

    internal static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>Whether this row is that method's: the same name, as many types, and all that it cannot do without.</summary>
    internal bool IsOf(MethodInfo method) =>
        Name == NameOf(method)
        && Types.Length == method.GetGenericArguments().Length
        && method.GetParameters().All(parameter => parameter.HasDefaultValue || IsKnown(parameter.Name!));

    internal IEnumerable<MethodInfo> Overloads => Public.Where(IsOf).Select(method => method.MakeGenericMethod(Types));

    /// <summary>Calls an overload, with some arguments that are not the row's.</summary>
    /// <returns>What it gave, in the order of <see cref="Results"/>: tensors, numbers, or the value that it answers with.</returns>
    internal object?[] Call(MethodInfo overload, params (string Name, object Value)[] replaced)
    {
        Dictionary<string, object> byName = Given.Concat(Results.Select(result => (result.Name, Value: (object)result.Value.Untouched))).ToDictionary(pair => pair.Name, pair => pair.Value);
        foreach ((string name, object value) in replaced) byName[name] = value;
        object? answer = DoorCall.Of(overload, [.. overload.GetParameters().Select(parameter => byName.TryGetValue(parameter.Name!, out object? value) ? value : parameter.DefaultValue)]);
        return answer switch
        {
            null => [.. Results.Select(result => byName[result.Name])],
            System.Runtime.CompilerServices.ITuple several => [.. Enumerable.Range(0, several.Length).Select(item => several[item])],
            double number => [new Numbers<double>([number], [])],
            _ => [answer],
        };
    }

    /// <summary>What an overload takes as tensors, spread.</summary>
    internal (string Name, object Value)[] Spread(MethodInfo overload) =>
    [
        .. from argument in Given.Concat(Results.Select(result => (result.Name, Value: (object)result.Value.Untouched)))
           where argument.Value is Numbers && overload.GetParameters().Any(parameter => parameter.Name == argument.Name && IsTensor(parameter.ParameterType))
           select (argument.Name, (object)((Numbers)argument.Value).Spread),
    ];

    private static bool IsTensor(Type type) => (type.IsByRef ? type.GetElementType()! : type).Namespace == typeof(System.Numerics.Tensors.Tensor).Namespace;

    private bool IsKnown(string parameter) => Given.Any(given => given.Name == parameter) || Results.Any(result => result.Name == parameter);
}
