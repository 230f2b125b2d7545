using Microsoft.CodeAnalysis;

namespace ScsLabs.Generators;

/// <summary>Reads one operation's declaration.</summary>
internal static class OperationParser
{
    public static (OperationDeclaration? Operation, EquatableArray<Problem> Problems) Parse(INamedTypeSymbol request, AttributeData attribute)
    {
        var problems = new List<Problem>();
        var operation = Parse(request, attribute, problems);
        return (problems.Count == 0 ? operation : null, problems.ToEquatable());
    }

    private static OperationDeclaration? Parse(INamedTypeSymbol request, AttributeData attribute, List<Problem> problems)
    {
        var shapes = new ShapeParser(problems);
        shapes.Record(request);
        if (problems.Count > 0 || ShapeParser.Members(request) is not { } constructor)
        {
            return null;
        }

        if (request.GetMembers("Handle").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsStatic) is not { } handler)
        {
            problems.Add(new(Diagnostics.NoHandler, request.Name, LocationData.Of(request)));
            return null;
        }

        var result = handler.ReturnsVoid ? null : handler.ReturnType as INamedTypeSymbol;
        if (result is not null)
        {
            shapes.Record(result);
        }

        var targets = constructor.Parameters.SelectMany(Targets).ToList();
        var hasOwnAsks = request.GetMembers("Asks").OfType<IMethodSymbol>().Any(method => method.IsStatic);
        var anyResource = request.Attribute("AnyResourceAttribute") is not null;
        var none = request.Attribute("NoAuthorizationAttribute") is not null || request.Attribute("AsksForEachAttribute") is not null;
        if (targets.Count == 0 && !hasOwnAsks && !anyResource && !none)
        {
            problems.Add(new(Diagnostics.NoAsks, request.Name, LocationData.Of(request)));
        }

        return new(
            request.ContainingNamespace.ToDisplayString(),
            request.Name,
            ShapeParser.FullName(request),
            ShapeParser.FullName(attribute.AttributeClass!.TypeArguments[0]),
            Named(attribute, "Name") ?? request.Name,
            Named(attribute, "Action"),
            hasOwnAsks,
            none,
            anyResource,
            constructor.Parameters.Any(parameter => parameter.Type.Name == "Body"),
            none && !hasOwnAsks ? null : constructor.Parameters.Where(IsAwaited).Select(parameter => ShapeParser.WireName(parameter)).FirstOrDefault(),
            handler.Parameters.Any(parameter => parameter.Type.Name == "Draft"),
            result is null ? null : ShapeParser.FullName(result),
            Arguments(request, handler, targets, problems).ToEquatable(),
            targets.ToEquatable(),
            constructor.Parameters.SelectMany(Conditions).ToEquatable(),
            shapes.Shapes.ToEquatable());
    }

    /// <summary>Whether the parameter is a document that comes after the head, and the asks don't depend on it.</summary>
    private static bool IsAwaited(IParameterSymbol parameter) =>
        parameter.Type.Name != "Body"
        && parameter.Attribute("PayloadAttribute") is { } payload
        && payload.NamedArguments.All(argument => argument.Key != "NeededToAsk" || argument.Value.Value is false);

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    private static IEnumerable<TargetDeclaration> Targets(IParameterSymbol parameter)
    {
        if (parameter.Attribute("TargetAttribute") is { } target)
        {
            yield return new(
                parameter.Name,
                ShapeParser.FullName(target.AttributeClass!.TypeArguments[0]),
                Named(target, "By") ?? "Resolve",
                Named(target, "With"),
                parameter.Type.SpecialType != SpecialType.System_String,
                parameter.NullableAnnotation == NullableAnnotation.Annotated);
        }
    }

    private static IEnumerable<ConditionDeclaration> Conditions(IParameterSymbol parameter)
    {
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : parameter.Type;
        var enumShape = type.TypeKind == TypeKind.Enum ? ShapeParser.ShapeName(type) : null;
        var isNullable = !SymbolEqualityComparer.Default.Equals(type, parameter.Type);
        foreach (var attribute in parameter.GetAttributes().Where(attribute => attribute.AttributeClass?.Name == "ConditionKeyAttribute"))
        {
            yield return new((string)attribute.ConstructorArguments[0].Value!, parameter.Name, enumShape, isNullable);
        }

        if (parameter.Attribute("RequestTagsAttribute") is not null)
        {
            yield return new(null, parameter.Name, null, isNullable);
        }
    }

    /// <summary>What the generated code passes to the handler: found by type, targets of one type in the order of their members.</summary>
    private static IEnumerable<string> Arguments(INamedTypeSymbol request, IMethodSymbol handler, List<TargetDeclaration> targets, List<Problem> problems)
    {
        var left = targets.Select((target, index) => (target, index)).ToList();
        foreach (var parameter in handler.Parameters)
        {
            var type = parameter.Type;
            var isReference = type.Name == "Reference" || type.Name == "IReadOnlyList";
            var resource = isReference ? Innermost(type) : ShapeParser.FullName(type);
            if (SymbolEqualityComparer.Default.Equals(type, request))
            {
                yield return "request";
            }
            else if (left.FindIndex(entry => entry.target.Resource == resource) is >= 0 and var at)
            {
                var target = $"target{left[at].index}";
                left.RemoveAt(at);
                yield return isReference ? target
                    : parameter.NullableAnnotation == NullableAnnotation.Annotated ? $"{target}.Row"
                    : $"{target}.OrNotFound(call)";
            }
            else if (Known(type.Name) is { } argument)
            {
                yield return argument;
            }
            else
            {
                problems.Add(new(Diagnostics.BadParameter, parameter.Name, LocationData.Of(parameter)));
            }
        }
    }

    private static string Innermost(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? Innermost(generic.TypeArguments[0]) : ShapeParser.FullName(type);

    private static string? Known(string type) => type switch
    {
        "Call" => "call",
        "WorldView" => "call.View",
        "Draft" => "call.Draft",
        "AsCaller" => "new global::ScsLabs.Model.Calls.AsCaller(call)",
        _ => null,
    };
}
