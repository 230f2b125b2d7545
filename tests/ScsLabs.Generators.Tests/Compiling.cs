using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScsLabs.Generators.Tests;

/// <summary>Compiles declarations with the generator at work.</summary>
internal static class Compiling
{
    private const string Frame =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using ScsLabs.Model;
        using ScsLabs.Model.Calls;
        using ScsLabs.Model.Declarations;
        using ScsLabs.Model.State;
        namespace Shop;

        internal sealed class ShopApi : IApi
        {
            public static Api Api { get; } = new() { Name = "shop", Protocol = WireProtocol.Json11, Version = "2026-01-01", AccessDenied = m => new("AccessDenied", 403, m), Invalid = ScsLabs.Model.Wire.Violation.InOneSentence("Invalid"), AwsOperations = new HashSet<string>() };
        }

        internal sealed record Item(string Id) : IResource<Item>
        {
            public Place Place => Place.Global;
            public string Arn => "arn:aws:shop:::item/" + Id;
            public IReadOnlyDictionary<string, string> Tags => new Dictionary<string, string>();
            public static Reference<Item> Resolve(string name, Call call) => new(name, "arn:aws:shop:::item/" + name, call.View.Find<Item>(Place.Global, name));
            public static AwsException NotFound(string name, Call call) => new("NoSuchItem", 404, name);
        }

        """;

    /// <summary>This project's name, which makes the compiled assembly a friend of the model.</summary>
    private static readonly string Name = typeof(Compiling).Assembly.GetName().Name!;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileNameWithoutExtension(path) != Name).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation(string declarations) => CSharpCompilation.Create(
        Name,
        [CSharpSyntaxTree.ParseText(Frame + declarations, new CSharpParseOptions(LanguageVersion.Latest))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new OperationGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generator's own diagnostics, and the errors of the code that it made.</summary>
    public static (IReadOnlyList<string> Diagnostics, IReadOnlyList<string> Errors) Run(string declarations)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compilation(declarations), out var output, out var diagnostics, TestContext.Current.CancellationToken);
        return ([.. diagnostics.Select(diagnostic => diagnostic.Id)], [.. output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.Id.StartsWith("CS8019", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString())]);
    }

    public static string Source(string declarations, string file) => Driver()
        .RunGenerators(Compilation(declarations), TestContext.Current.CancellationToken)
        .GetRunResult().GeneratedTrees.Single(tree => Path.GetFileName(tree.FilePath) == file).ToString();
}
