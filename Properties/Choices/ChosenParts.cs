using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Properties.Choices;

/// <summary>
/// What a schedule is made of, as text: itself, and the geometries, passes, finishes and schedules that it holds, a line each, with the numbers and flags that they have. They are found by reflection, so that a new one is
/// written down without being named here. What is zero or false is left out.
/// </summary>
internal static class ChosenParts
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Tables, which have laws of their own, and what a schedule is asked for, which is nothing that it chooses.</summary>
    private static readonly HashSet<Type> untold = [typeof(AxisTable), typeof(AxisTable[]), typeof(PitchTable), typeof(BlurLine), typeof(BlurRows), typeof(BlurRows[]), typeof(BlurGradientAxis), typeof(BlurGradientAxis[]), typeof(Strides), typeof(TensorOrder)];

    /// <summary>What the shape and its layout say, or what another number is made of.</summary>
    private static readonly HashSet<string> facts =
    [
        "Name", "Work", "Inner", "inner", "Planes", "planes", "PlaneElements", "planeElements", "PlaneOutputs", "planeOutputs", "Rows", "RowsPerPlane", "RowElements", "RowOutputs", "RowPitch", "PlacePitch", "SourceElements", "SheetElements", "SheetOutputs",
        "FixedDivisor", "Bytes", "TargetPitch", "TargetPlacePitch", "TargetChannelPitch", "PlanePitch", "Length", "Outputs", "DeepOutputs", "HighOutputs", "rowPitch", "firstPitch", "rowLength", "RowsPerSheet", "SheetsPerPlane", "channels", "Row", "sheets", "elements", "outputs",
        "alike", "deep", "deepEnds", "deepStarts", "high", "highEnds", "highStarts", "steps", "pitches", "offsets", "sourcePitches", "targetPitches", "wholeOutputs", "firstUnits", "firstBatch", "firstChannel", "Axes",
        "IsIdentity", "IsTargetDense", "MostRows", "MostOutputs", "Lines", "Totals", "LineTotals", "Slab", "PhasePitch", "SheetPitch", "SweptPitch", "ResultPitch", "rowBlocks", "Slots", "Swept", "Tall", "Parcel", "NearTotals", "IsWhole",
    ];

    /// <summary>The schedule first, then what it holds in the order of the alphabet, what is there several times once.</summary>
    internal static IReadOnlyList<string> Of(object schedule)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        List<(string Name, string Values)> parts = [];
        Visit(schedule, seen, parts);
        return [Line(parts[0]), .. parts.Skip(1).Where(part => part.Values.Length > 0).Select(Line).Distinct().Order(StringComparer.Ordinal)];

        static string Line((string Name, string Values) part) => $"{part.Name}{part.Values}";
    }

    private static void Visit(object part, HashSet<object> seen, List<(string Name, string Values)> parts)
    {
        if (!seen.Add(part)) return;
        string name = NameOf(part.GetType());
        parts.Add((parts.Count == 0 ? name : name.Split('<')[0], string.Concat(Values(part))));
        foreach (object held in Fields(part).Where(field => IsRun(part, field)).Select(field => field.GetValue(part)).OfType<object>().SelectMany(Held)) Visit(held, seen, parts);
    }

    /// <summary>Blocks, lines and slots are chosen for what folds in two passes; others take the tables of a geometry alone.</summary>
    private static bool IsRun(object part, FieldInfo field) => field.FieldType != typeof(FoldGeometry) || part.GetType().Name.StartsWith("Folding`", StringComparison.Ordinal);

    private static IEnumerable<object> Held(object value) =>
        value is Array several && IsPart(value.GetType().GetElementType()!) ? several.Cast<object?>().OfType<object>()
        : IsPart(value.GetType()) ? [value]
        : [];

    private static bool IsPart(Type type) =>
        type is { IsEnum: false, IsPointer: false, IsArray: false } && type.Namespace?.StartsWith("PoolFunctional.Engine", StringComparison.Ordinal) == true && !untold.Contains(type) && !typeof(Delegate).IsAssignableFrom(type)
        && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Engine.Job<>));

    private static IEnumerable<string> Values(object part) =>
        from value in Properties(part).Concat(Fields(part).Where(field => !IsOfProperty(field) && IsTold(field.FieldType)).Select(field => (Name: NameOf(field), Value: field.GetValue(part)))).OrderBy(value => value.Name, StringComparer.Ordinal)
        let text = facts.Contains(value.Name) ? null : Text(value.Value)
        where text is not null
        select text.Length == 0 ? $" {value.Name}" : $" {value.Name}={text}";

    private static IEnumerable<(string Name, object? Value)> Properties(object part) =>
        from type in Line(part.GetType())
        from property in type.GetProperties(Own)
        where property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0 && IsTold(property.PropertyType)
        select (property.Name.Split('.')[^1], ValueOf(property, part));

    /// <summary>What a part has only beside another part, which is not there, it does not have.</summary>
    private static object? ValueOf(PropertyInfo property, object part)
    {
        try
        {
            return property.GetValue(part);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is NullReferenceException)
        {
            return null;
        }
    }

    private static IEnumerable<FieldInfo> Fields(object part) => Line(part.GetType()).SelectMany(type => type.GetFields(Own)).Where(field => !field.FieldType.IsPointer);

    private static IEnumerable<Type> Line(Type type)
    {
        for (Type? next = type; next is not null && next != typeof(object) && next != typeof(ValueType); next = next.BaseType) yield return next;
    }

    private static bool IsTold(Type type) => type.IsPrimitive || type.IsEnum || (type.IsArray && type.GetElementType()!.IsPrimitive);

    private static bool IsOfProperty(FieldInfo field) => field.Name.EndsWith("k__BackingField", StringComparison.Ordinal) && field.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>What a primary constructor captures has its name between signs.</summary>
    private static string NameOf(FieldInfo field) => field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>')] : field.Name;

    private static string NameOf(Type type)
    {
        string name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name.Split('`')[0]))}>" : name;
    }

    /// <summary>Null where there is nothing to be said; nothing where the name says it. Of a table its length is said, and the sizes of pieces of scratch memory one by one.</summary>
    private static string? Text(object? value) => value switch
    {
        bool isSo => isSo ? "" : null,
        nint[] sizes => $"[{string.Join(' ', sizes)}]",
        Array { Length: > 0 } table => $"#{table.Length}",
        Enum named => named.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture) is var text and not "0" ? text : null,
        _ => null,
    };
}
