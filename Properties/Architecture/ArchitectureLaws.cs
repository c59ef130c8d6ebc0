using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace PoolFunctional.Properties.Architecture;

public sealed class ArchitectureLaws
{
    [Fact]
    public void Core_references_the_base_class_library_alone() =>
        Assert.All(typeof(Reference).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name));

    [Fact]
    public void Facade_references_core_and_tensors_and_the_base_class_library_alone() =>
        Assert.All(
            typeof(Pool).Assembly.GetReferencedAssemblies().Where(name => name.Name != "PoolFunctional.Core"),
            name => Assert.StartsWith("System.", name.Name));

    [Fact]
    public void Unsafe_code_lives_under_the_engine_alone() =>
        Assert.DoesNotContain(Sources("Core", "Facade"), file => !file.Contains("/Facade/Engine/", StringComparison.Ordinal) && Regex.IsMatch(Code(file), @"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\b"));

    [Fact]
    public void Core_never_throws() => Assert.DoesNotContain(Sources("Core"), file => Regex.IsMatch(Code(file), @"\bthrow\b"));

    [Fact]
    public void Every_union_is_closed_by_an_abstract_member_that_other_assemblies_cannot_override()
    {
        Type[] unions = [.. typeof(Reference).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: true, IsSealed: false, IsInterface: false })];
        Assert.True(unions.Length >= 7, $"Only {unions.Length} unions found.");
        Assert.All(unions, union => Assert.Contains(
            union.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic),
            method => method is { IsAbstract: true } && (method.IsFamilyAndAssembly || method.IsAssembly)));
    }

    [Fact]
    public void Equal_parts_make_equal_records()
    {
        Assert.Equal(Window.Sliding([3, 2], [1, 2], Padding.Symmetric(1, 1)), Window.Sliding([3, 2], [1, 2], Padding.Symmetric(1, 1)));
        Assert.NotEqual(Window.Sliding([3, 2]), Window.Sliding([2, 3]));
        Assert.Equal(Window.Adaptive([7, Window.Keep]), Window.Adaptive([7, Window.Keep]));
        Assert.Equal(Reduction.Average(Divisor.Of(3)), Reduction.Average(Divisor.Of(3)));
        Assert.NotEqual(Reduction.Lp(2), Reduction.PowerMean(2));
        Assert.Equal(Shape.Create(1, 2, 3), Shape.Create(1, 2, 3));
    }

    private static IEnumerable<string> Sources(params string[] rooms) =>
        rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Root(), room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string Code(string file) => string.Join('\n', File.ReadLines(file).Select(line => line.Split("//")[0]));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
