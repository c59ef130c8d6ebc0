using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;
using System.Reflection.Emit;

namespace PoolFunctional.Properties.Doors;

/// <summary>Calls any door by reflection. Reflection alone cannot: spans are never objects. So a method is emitted that makes each argument of an object, in the form that its parameter has.</summary>
internal static class DoorCall
{
    private static readonly Dictionary<Type, string> forms = new()
    {
        [typeof(Tensor<>)] = nameof(AsTensor),
        [typeof(TensorSpan<>)] = nameof(AsTensorSpan),
        [typeof(ReadOnlyTensorSpan<>)] = nameof(AsReadOnlyTensorSpan),
        [typeof(Span<>)] = nameof(AsSpan),
        [typeof(ReadOnlySpan<>)] = nameof(AsReadOnlySpan),
        [typeof(Regions<>)] = nameof(AsRegions),
    };

    /// <summary>What the door answers, its value in a box where it has one; exceptions come as the door throws them.</summary>
    internal static object? Of(MethodInfo door, object?[] arguments)
    {
        DynamicMethod call = new(door.Name, typeof(object), [typeof(object[])], typeof(DoorCall).Module, skipVisibility: true);
        ILGenerator code = call.GetILGenerator();
        foreach (ParameterInfo parameter in door.GetParameters())
        {
            Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, parameter.Position);
            code.Emit(OpCodes.Ldelem_Ref);
            code.Emit(OpCodes.Call, FormOf(type));
            if (!parameter.ParameterType.IsByRef) continue;
            LocalBuilder local = code.DeclareLocal(type);
            code.Emit(OpCodes.Stloc, local);
            code.Emit(OpCodes.Ldloca, local);
        }

        code.Emit(OpCodes.Call, door);
        if (door.ReturnType == typeof(void)) code.Emit(OpCodes.Ldnull);
        else if (door.ReturnType.IsValueType) code.Emit(OpCodes.Box, door.ReturnType);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?[], object?>>()(arguments);
    }

    private static MethodInfo FormOf(Type type) =>
        type == typeof(Segments) ? Form(nameof(AsSegments))
        : type.IsGenericType && forms.TryGetValue(type.GetGenericTypeDefinition(), out string? form) ? Form(form).MakeGenericMethod(type.GenericTypeArguments)
        : Form(nameof(AsItIs)).MakeGenericMethod(type);

    private static MethodInfo Form(string name) => typeof(DoorCall).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static Tensor<T>? AsTensor<T>(object? argument)
        where T : unmanaged, INumber<T> => ((Numbers<T>?)argument)?.Tensor;

    private static TensorSpan<T> AsTensorSpan<T>(object? argument)
        where T : unmanaged, INumber<T> => argument is Numbers<T> numbers ? new(numbers.Values, numbers.Shape, numbers.Strides) : default;

    private static ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan<T>(object? argument)
        where T : unmanaged, INumber<T> => argument is Numbers<T> numbers ? new(numbers.Values, numbers.Shape, numbers.Strides) : default;

    private static Span<T> AsSpan<T>(object? argument)
        where T : unmanaged, INumber<T> => ((Numbers<T>)argument!).Values;

    private static ReadOnlySpan<T> AsReadOnlySpan<T>(object? argument)
        where T : unmanaged, INumber<T> => argument is Numbers<T> numbers ? numbers.Values : (T[]?)argument;

    private static Regions<T> AsRegions<T>(object? argument)
        where T : unmanaged, IFloatingPointIeee754<T> => Regions.OfRows<T>(((Numbers<T>)argument!).Values);

    private static Segments AsSegments(object? argument) => Segments.ByIds(((Numbers<long>)argument!).Values, RowDoors.SegmentCount);

    private static T AsItIs<T>(object? argument) => (T)argument!;
}
