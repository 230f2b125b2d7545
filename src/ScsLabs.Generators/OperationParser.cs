using Microsoft.CodeAnalysis;

namespace ScsLabs.Generators;

/// <summary>Parses one operation's declaration.</summary>
internal static class OperationParser
{
    private const string Calls = "global::ScsLabs.Model.Calls.";
    private const string Draft = "global::ScsLabs.Model.State.Draft";

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
        if (problems.Count > 0)
        {
            return null;
        }

        if ((Method(request, "Handle") ?? Method(request, "HandleAsync")) is not { } handler)
        {
            problems.Add(new(Diagnostics.NoHandler, request.Name, LocationData.Of(request)));
            return null;
        }

        var waits = handler.Name == "HandleAsync";
        var result = handler.ReturnsVoid ? null : (waits ? ((INamedTypeSymbol)handler.ReturnType).TypeArguments.SingleOrDefault() : handler.ReturnType) as INamedTypeSymbol;
        if (result is not null)
        {
            shapes.Record(result);
        }

        var members = RecordMember.OnTheWire(request).ToList();
        var targets = members.SelectMany(member => Targets(member.Path, member.Member, members)).ToList();
        var (asks, preparation) = (Method(request, "Asks"), Method(request, "PrepareAsync"));
        var prepared = preparation?.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task ? ShapeParser.FullName(task.TypeArguments[0]) : null;
        var anyResource = request.Attribute("AnyResourceAttribute") is not null;
        var none = request.Attribute("NoAuthorizationAttribute") is not null || request.Attribute("AsksForEachAttribute") is not null;
        if (targets.Count == 0 && asks is null && !anyResource && !none)
        {
            problems.Add(new(Diagnostics.NoAsks, request.Name, LocationData.Of(request)));
        }

        return new(
            request.ContainingNamespace.ToDisplayString(),
            request.Name,
            request.DeclaredAccessibility == Accessibility.Public,
            ShapeParser.FullName(request),
            ShapeParser.FullName(attribute.AttributeClass!.TypeArguments[0]),
            Named(attribute, "Name") ?? request.Name,
            Named(attribute, "Action"),
            Arguments(request, asks, targets, null, problems),
            none,
            anyResource,
            members.Any(member => ShapeParser.FullName(member.Member.Type) == ShapeParser.Body),
            members.Where(member => member.Member is { Name: "DryRun", Type.SpecialType: SpecialType.System_Boolean }).Select(member => member.Path).FirstOrDefault(),
            members.Where(member => member.Member.Symbol.Attribute("IdempotencyTokenAttribute") is not null).Select(member => member.Path).FirstOrDefault(),
            none && asks is null ? null : members.Where(member => IsLateDocument(member.Member)).Select(member => member.Member.WireName).FirstOrDefault(),
            waits || handler.Parameters.Any(parameter => ShapeParser.FullName(parameter.Type) == Draft),
            waits,
            result is null ? null : ShapeParser.FullName(result),
            Arguments(request, handler, targets, prepared, problems)!.Value,
            Arguments(request, preparation, targets, null, problems),
            prepared is not null,
            targets.ToEquatable(),
            members.SelectMany(member => Conditions(member.Path, member.Member)).ToEquatable(),
            shapes.Shapes.ToEquatable());
    }

    private static IMethodSymbol? Method(INamedTypeSymbol request, string name) => request.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.IsStatic);

    /// <summary>Whether the member is a document that is received after the head, and that the asks don't depend on.</summary>
    private static bool IsLateDocument(RecordMember member) =>
        ShapeParser.FullName(member.Type) != ShapeParser.Body
        && member.Symbol.Attribute("PayloadAttribute") is { } payload
        && payload.NamedArguments.All(argument => argument.Key != "NeededToAsk" || argument.Value.Value is false);

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    private static IEnumerable<TargetDeclaration> Targets(string path, RecordMember member, List<(string Path, RecordMember Member)> members)
    {
        if (member.Symbol.Attribute("TargetAttribute") is { } target)
        {
            var with = Named(target, "With");
            yield return new(
                path,
                member.Name,
                ShapeParser.FullName(target.AttributeClass!.TypeArguments[0]),
                Named(target, "By") ?? (with is null ? null : "Resolve"),
                members.Where(other => other.Member.Name == with).Select(other => other.Path).FirstOrDefault() ?? with,
                member.Type.SpecialType != SpecialType.System_String,
                member.IsNullable);
        }
    }

    private static IEnumerable<ConditionDeclaration> Conditions(string path, RecordMember member)
    {
        var enumShape = member.BareType.TypeKind == TypeKind.Enum ? ShapeParser.ShapeName(member.BareType) : null;
        foreach (var attribute in member.Symbol.Attributes("ConditionKeyAttribute"))
        {
            yield return new((string)attribute.ConstructorArguments[0].Value!, path, enumShape, member.IsNullableValue, Named(attribute, "Of"));
        }

        if (member.Symbol.Attribute("RequestTagsAttribute") is { } tags)
        {
            yield return new(null, path, null, member.IsNullableValue, Named(tags, "Of"));
        }
    }

    /// <summary>The arguments that the generated code passes to one of the operation's methods. They are found by type; targets of one type are passed in the order of their members.</summary>
    private static EquatableArray<string>? Arguments(INamedTypeSymbol request, IMethodSymbol? method, List<TargetDeclaration> targets, string? prepared, List<Problem> problems)
    {
        if (method is null)
        {
            return null;
        }

        var arguments = new List<string>();
        var left = targets.Select((target, index) => (target, index)).ToList();
        foreach (var parameter in method.Parameters)
        {
            var name = ShapeParser.FullName(parameter.Type);
            var (resource, isReference) = ResourceOf(parameter.Type);
            if (SymbolEqualityComparer.Default.Equals(parameter.Type, request))
            {
                arguments.Add("request");
            }
            else if (left.FindIndex(entry => entry.target.Resource == resource) is >= 0 and var at)
            {
                var target = $"target{left[at].index}";
                left.RemoveAt(at);
                arguments.Add(isReference ? target : parameter.NullableAnnotation == NullableAnnotation.Annotated ? $"{target}.Row" : $"{target}.OrNotFound(call)");
            }
            else if (name == prepared)
            {
                arguments.Add($"({name}?)call.Prepared");
            }
            else if (Known(name) is { } argument)
            {
                arguments.Add(argument);
            }
            else
            {
                problems.Add(new(Diagnostics.BadParameter, parameter.Name, LocationData.Of(parameter)));
            }
        }

        return arguments.ToEquatable();
    }

    /// <summary>The resource type of a parameter: a row, a <c>Reference</c> or a list of these.</summary>
    private static (string Resource, bool IsReference) ResourceOf(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } generic
        ? FullNameOf(generic) switch
        {
            "ScsLabs.Model.Calls.Reference" => (ShapeParser.FullName(generic.TypeArguments[0]), true),
            "System.Collections.Generic.IReadOnlyList" => (ResourceOf(generic.TypeArguments[0]).Resource, true),
            _ => (ShapeParser.FullName(type), false),
        }
        : (ShapeParser.FullName(type), false);

    private static string FullNameOf(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";

    private static string? Known(string type) => type switch
    {
        Calls + "Call" => "call",
        "global::ScsLabs.Model.State.WorldView" => "call.View",
        Draft => "call.Draft",
        Calls + "AsCaller" => $"new {Calls}AsCaller(call)",
        "global::System.Threading.CancellationToken" => "cancellationToken",
        _ => null,
    };
}
