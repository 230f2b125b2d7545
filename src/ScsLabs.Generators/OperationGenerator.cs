using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScsLabs.Generators;

/// <summary>Generates readers, authorisation, writers, the registry and typed clients from operations' declarations.</summary>
[Generator]
public sealed class OperationGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ScsLabs.Model.Declarations.OperationAttribute`1",
            static (node, _) => node is RecordDeclarationSyntax,
            static (found, _) => OperationParser.Parse((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0]));
        context.RegisterSourceOutput(parsed.SelectMany(static (one, _) => one.Problems), static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));

        var operations = parsed.Select(static (one, _) => one.Operation).Where(static operation => operation is not null).Select(static (operation, _) => operation!).WithTrackingName("Operations");
        context.RegisterSourceOutput(operations, static (output, operation) => output.AddSource($"{operation.Namespace}.{operation.Name}.g.cs", OperationEmitter.Emit(operation)));

        var shapes = operations.SelectMany(static (operation, _) => operation.Shapes).Collect().SelectMany(static (all, _) => all.Distinct()).WithTrackingName("Shapes");
        context.RegisterSourceOutput(shapes, static (output, shape) => output.AddSource($"{shape.Namespace}.{shape.EmittedName}.g.cs", ShapeEmitter.Emit(shape)));

        var entries = operations.Select(static (operation, _) => new RegistryEntry(operation.Namespace, operation.Name, operation.WireName, operation.Request, operation.Api, operation.Result, operation.IsPublic)).Collect();
        context.RegisterSourceOutput(entries.Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "Services")), static (output, both) =>
        {
            output.AddSource("Operations.g.cs", RegistryEmitter.Registry(both.Right, both.Left));
            foreach (var api in both.Left.GroupBy(entry => entry.Api, StringComparer.Ordinal))
            {
                output.AddSource($"{RegistryEmitter.ClientName(api.Key)}.g.cs", RegistryEmitter.Client(api.Key, api));
            }
        });
    }
}

/// <summary>The data of an operation for the registry and the clients.</summary>
internal sealed record RegistryEntry(string Namespace, string Name, string WireName, string Request, string Api, string? Result, bool IsPublic);
