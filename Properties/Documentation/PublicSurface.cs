using System.Reflection;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Properties.Documentation;

/// <summary>What a stranger's editor offers: the public types of both assemblies and what was written for them, not what the compiler adds to records.</summary>
internal static class PublicSurface
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static Type[] Types { get; } = [.. typeof(Reference).Assembly.GetExportedTypes(), .. typeof(Pool).Assembly.GetExportedTypes()];

    internal static MemberInfo[] Members { get; } = [.. Types.SelectMany(type => type.GetMembers(Own)).Where(Written)];

    internal static MethodBase[] Methods { get; } = [.. Members.OfType<MethodBase>()];

    /// <summary>The methods that a program calls without an object, and those that run what was prepared.</summary>
    internal static MethodInfo[] Operators { get; } =
    [
        .. Methods.OfType<MethodInfo>().Where(method => method is { IsSpecialName: false, DeclaringType.IsInterface: false } && (method.IsStatic || method.Name is "Run" or "Backward" or "Push" or "Complete")),
    ];

    /// <summary>Those that throw: all of Facade's that take an argument, but for what describes an argument to another door and the laws, which give a counterexample.</summary>
    internal static MethodInfo[] Doors { get; } =
    [
        .. Operators.Where(method => method.Module.Assembly == typeof(Pool).Assembly && method.GetParameters().Length > 0
            && !method.ReturnType.IsByRefLike && method.DeclaringType != typeof(ReductionLaws)),
    ];

    private static bool Written(MemberInfo member) => member switch
    {
        Type => false,                                          // nested types are among the exported ones
        PropertyInfo property => property.GetMethod is { IsPublic: true },
        MethodInfo method => !method.IsDefined(typeof(CompilerGeneratedAttribute)) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        ConstructorInfo constructor => constructor is { IsStatic: false } && !constructor.IsDefined(typeof(CompilerGeneratedAttribute)) && !(constructor.GetParameters().Length == 0),
        FieldInfo field => !field.IsSpecialName,
        _ => false,
    };
}
