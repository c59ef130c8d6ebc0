using System.Reflection;
using System.Reflection.Emit;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>One public method or constructor of the library that takes arguments, its type parameters closed, to be called with boxed arguments.</summary>
internal sealed class PublicDoor
{
    private readonly Lazy<Func<object?, object?[], object?>> call;

    private PublicDoor(MethodBase method, HashSet<string> typeParameters)
    {
        (Method, TypeParameters) = (method, typeParameters);
        Parameters = method.GetParameters();
        call = new(Thunk);
    }

    /// <summary>Every door of the façade: whatever is public there and takes an argument, so that none can be forgotten.</summary>
    internal static PublicDoor[] All { get; } =
    [
        .. typeof(Pool).Assembly.GetExportedTypes()
            .Where(type => !type.IsEnum && type.Namespace!.StartsWith(nameof(PoolFunctional), StringComparison.Ordinal))
            .SelectMany(type => Closed(type).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>()
            .Where(method => method.GetParameters().Length > 0 && !method.IsSpecialName | method.IsConstructor && method.Name is not "Equals")
            .Select(Of)
            .OrderBy(door => door.ToString(), StringComparer.Ordinal),
    ];

    internal MethodBase Method { get; }

    internal ParameterInfo[] Parameters { get; }

    /// <summary>The names that an error may give besides those of the parameters: a wrong element type has no other.</summary>
    internal HashSet<string> TypeParameters { get; }

    internal string Name => Method.IsConstructor ? Method.DeclaringType!.Name.Split('`')[0] : Method.Name;

    /// <summary>The type and the name, which overloads share.</summary>
    internal string Family => ToString().Split('(')[0];

    internal object? Call(object? receiver, object?[] arguments) => Finished(call.Value(receiver, arguments));

    public override string ToString() => $"{Method.DeclaringType!.FullName!.Split('[')[0].Replace("PoolFunctional.", "", StringComparison.Ordinal).Replace('+', '.').Split('`')[0]}.{Name}({string.Join(", ", Parameters.Select(parameter => $"{Shown(parameter.ParameterType)} {parameter.Name}"))})";

    private static string Shown(Type type) => (type.IsByRef ? type.GetElementType()! : type) switch
    {
        { IsGenericType: true } generic => $"{generic.Name.Split('`')[0]}<{string.Join(", ", generic.GetGenericArguments().Select(Shown))}>",
        var plain => plain.Name,
    };

    private static PublicDoor Of(MethodBase method)
    {
        Type declaring = method.DeclaringType!;
        Type[] own = declaring.IsGenericType ? declaring.GetGenericTypeDefinition().GetGenericArguments() : [];
        if (method is not MethodInfo { IsGenericMethodDefinition: true } generic) return new(method, [.. own.Select(type => type.Name)]);
        Type[] open = generic.GetGenericArguments();
        return new(generic.MakeGenericMethod([.. open.Select(type => Argument(type, generic.Name))]), [.. open.Concat(own).Select(type => type.Name)]);
    }

    private static Type Closed(Type type) => type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(argument => Argument(argument, type.Name))]) : type;

    private static Type Argument(Type open, string door) => open.Name switch
    {
        "T" => door.StartsWith("Quantized", StringComparison.Ordinal) ? typeof(byte) : typeof(float),
        "TResult" => typeof(double),
        "TIndex" => typeof(int),
        "TMask" => typeof(bool),
        "TBox" or "TTotal" => typeof(float),
        "TOperator" => typeof(Added),
        var name => throw new NotSupportedException($"The table has no type for {name} of {door}."),
    };

    /// <summary>What is worked out only when it is asked for is asked for.</summary>
    private static object? Finished(object? result) => result switch
    {
        IEnumerable<float[]> lazily => lazily.ToArray(),
        IAsyncEnumerable<float[]> lazily => lazily.ToBlockingEnumerable().ToArray(),
        _ => result,
    };

    /// <summary>Spans cannot be boxed, so that reflection cannot call these doors: a method is emitted that makes them from boxes.</summary>
    private Func<object?, object?[], object?> Thunk()
    {
        DynamicMethod thunk = new(Name, typeof(object), [typeof(object), typeof(object?[])], typeof(PublicDoor).Module, skipVisibility: true);
        ILGenerator il = thunk.GetILGenerator();
        Type declaring = Method.DeclaringType!;
        if (!Method.IsStatic && !Method.IsConstructor)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Castclass, declaring);
        }

        foreach (ParameterInfo parameter in Parameters)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, parameter.Position);
            il.Emit(OpCodes.Ldelem_Ref);
            Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            Unbox(il, type);
            if (!parameter.ParameterType.IsByRef) continue;
            LocalBuilder local = il.DeclareLocal(type);
            il.Emit(OpCodes.Stloc, local);
            il.Emit(OpCodes.Ldloca, local);
        }

        if (Method is ConstructorInfo constructor) il.Emit(OpCodes.Newobj, constructor);
        else il.Emit(OpCodes.Call, (MethodInfo)Method);
        Type returned = Method is MethodInfo method ? method.ReturnType : declaring;
        if (returned.IsByRefLike) il.Emit(OpCodes.Pop);
        else if (returned.IsValueType && returned != typeof(void)) il.Emit(OpCodes.Box, returned);
        if (returned.IsByRefLike || returned == typeof(void)) il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ret);
        return thunk.CreateDelegate<Func<object?, object?[], object?>>();
    }

    private static void Unbox(ILGenerator il, Type type)
    {
        MethodInfo? converter = typeof(Unboxing).GetMethod(type.Name.Split('`')[0]);
        if (converter is null) il.Emit(OpCodes.Unbox_Any, type);
        else il.Emit(OpCodes.Call, converter.IsGenericMethodDefinition ? converter.MakeGenericMethod(type.GetGenericArguments()) : converter);
    }
}
