using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolFunctional.Properties.Documentation;

/// <summary>Programs against what a user of the package has: the platform, the library, and the tensors that it depends on.</summary>
internal static class ProgramCompiler
{
    /// <summary>What <c>ImplicitUsings</c> adds, and a console of the program's own: a type of the global namespace goes before one that a using directive brings in, so programs that run side by side keep their lines apart.</summary>
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        internal static class Console
        {
            internal static StringWriter Out { get; } = new() { NewLine = "\n" };

            internal static void WriteLine(object? value) => Out.WriteLine(value);

            internal static void Write(object? value) => Out.Write(value);
        }
        """;

    private static readonly string[] library = ["PoolFunctional.dll", "PoolFunctional.Core.dll", "System.Numerics.Tensors.dll"];

    private static readonly CSharpParseOptions language = new(LanguageVersion.CSharp14);

    private static readonly SyntaxTree surroundings = CSharpSyntaxTree.ParseText(Surroundings, language);

    private static readonly MetadataReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsOfAUser).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>The program's assembly; what the compiler has to say, warnings included, is a failure.</summary>
    internal static Assembly Compile(DocumentedProgram program)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "DocumentedProgram",
            [surroundings, CSharpSyntaxTree.ParseText(program.Source, language, program.Place)],
            references,
            new(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Diagnostic[] complaints = [.. compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        return complaints.Length == 0
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException($"{program.Place} does not compile:\n{string.Join('\n', complaints.Select(complaint => complaint.ToString()))}");
    }

    /// <summary>What the program prints.</summary>
    internal static string Run(Assembly program)
    {
        MethodInfo main = program.EntryPoint!;
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
        return program.GetType("Console", throwOnError: true)!.GetProperty("Out", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!.ToString()!;
    }

    private static bool IsOfAUser(string assembly) =>
        Path.GetDirectoryName(assembly) == Path.GetDirectoryName(typeof(object).Assembly.Location) || library.Contains(Path.GetFileName(assembly));
}
