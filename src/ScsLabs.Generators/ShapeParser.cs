using Microsoft.CodeAnalysis;

namespace ScsLabs.Generators;

/// <summary>Parses the structures and enumerations in an operation's request and answer.</summary>
internal sealed class ShapeParser(List<Problem> problems)
{
    /// <summary>The type of a body of any size.</summary>
    public const string Body = "global::ScsLabs.Model.Bodies.Body";

    private readonly Dictionary<string, ShapeDeclaration?> shapes = [];

    public IEnumerable<ShapeDeclaration> Shapes => shapes.Values.OfType<ShapeDeclaration>();

    /// <summary>Parses a record and all the types in it. Returns the name of the generated shape.</summary>
    public string Record(INamedTypeSymbol type)
    {
        var name = FullName(type);
        if (shapes.ContainsKey(name))
        {
            return ShapeName(type);
        }

        shapes[name] = null;
        if (RecordMember.Of(type) is not { } members)
        {
            problems.Add(new(Diagnostics.NotARecord, type.Name, LocationData.Of(type)));
            return ShapeName(type);
        }

        foreach (var member in members.Where(member => !member.HasKnownDefault))
        {
            problems.Add(new(Diagnostics.UnknownDefault, member.Name, LocationData.Of(member.Symbol)));
        }

        foreach (var member in members.Where(member => member.IsSpread && !CanSpread(member, type)))
        {
            problems.Add(new(Diagnostics.BadSpread, member.Name, LocationData.Of(member.Symbol)));
        }

        shapes[name] = new(type.ContainingNamespace.ToDisplayString(), name, EmittedName(type), IsEnum: false, members.Select(Member).ToEquatable());
        return ShapeName(type);
    }

    public static string FullName(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The generated shape's full name.</summary>
    public static string ShapeName(ITypeSymbol type) => $"global::{type.ContainingNamespace.ToDisplayString()}.{EmittedName(type)}";

    private static string EmittedName(ITypeSymbol type) => (type.ContainingType is { } outer ? outer.Name + "_" : "") + type.Name + "Shape";

    /// <summary>Whether the members of a member's record can stand among those of the record that holds it.</summary>
    private static bool CanSpread(RecordMember member, ITypeSymbol holder)
    {
        if (member.IsNullable || RecordMember.Of(member.Type) is null || RecordMember.IsEndless(member.Type))
        {
            return false;
        }

        var names = RecordMember.OnTheWire(holder).Select(inner => inner.Member.WireName).ToList();
        return RecordMember.OnTheWire(member.Type).All(inner => names.Count(name => name == inner.Member.WireName) == 1);
    }

    private MemberDeclaration Member(RecordMember member)
    {
        var symbol = member.Symbol;
        return new(
            member.Name,
            member.WireName,
            Type(member.BareType, symbol),
            member.IsNullable,
            symbol is IParameterSymbol { HasExplicitDefaultValue: true } parameter ? Literal(parameter) : null,
            Form(symbol, symbol.Attribute("WireAttribute")),
            symbol.Attribute("SensitiveAttribute") is not null,
            symbol.Attribute("LengthAttribute") is { } length ? ((int)length.ConstructorArguments[0].Value!, (int)length.ConstructorArguments[1].Value!) : null,
            symbol.Attribute("RangeAttribute") is { } range ? ((long)range.ConstructorArguments[0].Value!, (long)range.ConstructorArguments[1].Value!) : null,
            symbol.Attribute("PatternAttribute")?.ConstructorArguments[0].Value as string)
        {
            IsInitialised = member.IsInitialised,
            IsSpread = member.IsSpread,
            Items = Texts(symbol.Attribute("ItemsAttribute")),
            Keys = Texts(symbol.Attribute("KeysAttribute")),
        };
    }

    private static TextDeclaration? Texts(AttributeData? rule) => rule is null ? null
        : new((int)rule.ConstructorArguments[0].Value!, (int)rule.ConstructorArguments[1].Value!, rule.NamedArguments.FirstOrDefault(argument => argument.Key == "Pattern").Value.Value as string);

    private static WireForm Form(ISymbol member, AttributeData? wire)
    {
        var (place, attribute) = member.Attribute("HeaderAttribute") is { } header ? ("Header", header)
            : member.Attribute("HeaderPrefixAttribute") is { } prefix ? ("HeaderPrefix", prefix)
            : member.Attribute("QueryAttribute") is { } query ? ("Query", query)
            : member.Attribute("PayloadAttribute") is { } payload ? ("Payload", payload)
            : member.Attribute("StatusAttribute") is { } status ? ("Status", status)
            : (null, (AttributeData?)null);
        return new(
            Said("Timestamp")?.ToString(),
            Said("Flattened") is true,
            Said("Item") as string,
            Said("IsAttribute") is true,
            place,
            attribute is { ConstructorArguments.Length: 1 } ? attribute.ConstructorArguments[0].Value as string : null);

        object? Said(string name) => wire?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
    }

    private TypeDeclaration? Type(ITypeSymbol type, ISymbol where)
    {
        var name = FullName(type);
        WireKind? scalar = type switch
        {
            { SpecialType: SpecialType.System_String } => WireKind.String,
            { SpecialType: SpecialType.System_Boolean } => WireKind.Boolean,
            { SpecialType: SpecialType.System_Int32 } => WireKind.Int32,
            { SpecialType: SpecialType.System_Int64 } => WireKind.Int64,
            { SpecialType: SpecialType.System_Double } => WireKind.Double,
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => WireKind.Blob,
            _ when name == "global::System.DateTimeOffset" => WireKind.Timestamp,
            _ when name == Body => WireKind.Body,
            _ => null,
        };
        if (scalar is { } kind)
        {
            return new(kind, name);
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            Enumeration(enumeration);
            return new(WireKind.Enumeration, name, Shape: ShapeName(type));
        }

        if (type is INamedTypeSymbol { IsGenericType: true } generic)
        {
            var open = generic.ConstructedFrom.ToDisplayString();
            var isMap = open == "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>" && generic.TypeArguments[0].SpecialType == SpecialType.System_String;
            if ((isMap || open == "System.Collections.Generic.IReadOnlyList<T>") && Type(generic.TypeArguments.Last(), where) is { } inner)
            {
                return new(isMap ? WireKind.Map : WireKind.List, name, inner);
            }
        }
        else if (type is INamedTypeSymbol { IsRecord: true } record)
        {
            return new(WireKind.Structure, name, Shape: Record(record));
        }

        problems.Add(new(Diagnostics.BadMember, where.Name, LocationData.Of(where)));
        return null;
    }

    private void Enumeration(INamedTypeSymbol type)
    {
        var name = FullName(type);
        shapes[name] = new(
            type.ContainingNamespace.ToDisplayString(),
            name,
            EmittedName(type),
            IsEnum: true,
            type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => new MemberDeclaration(
                field.Name, field.Attribute("WireAttribute")?.ConstructorArguments[0].Value as string ?? field.Name, null, false, null, new(), false, null, null, null)).ToEquatable())
        {
            NotEmulated = (type.Attribute("NotEmulatedAttribute")?.ConstructorArguments[0].Values.Select(value => (string)value.Value!) ?? []).ToEquatable(),
        };
    }

    private static string? Literal(IParameterSymbol parameter) => parameter.ExplicitDefaultValue switch
    {
        null => null,
        bool value => value ? "true" : "false",
        string value => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true),
        var value when parameter.Type.TypeKind == TypeKind.Enum => $"({FullName(parameter.Type)}){value}",
        var value => System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}

internal static class SymbolAttributes
{
    /// <summary>The attribute of this name, from the declarations' namespace.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string name) => symbol.Attributes(name).FirstOrDefault();

    /// <summary>The attributes of this name, from the declarations' namespace.</summary>
    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == "ScsLabs.Model.Declarations");
}
