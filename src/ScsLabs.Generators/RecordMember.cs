using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScsLabs.Generators;

/// <summary>A member of a record that goes over the wire: a parameter of its constructor, or a public property with an <c>init</c> accessor.</summary>
internal sealed class RecordMember
{
    private RecordMember(IParameterSymbol parameter) => (Symbol, Type, Annotation) = (parameter, parameter.Type, parameter.NullableAnnotation);

    private RecordMember(IPropertySymbol property) => (Symbol, Type, Annotation) = (property, property.Type, property.NullableAnnotation);

    /// <summary>The parameter or the property, which has the attributes.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The declared type.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The name in the record.</summary>
    public string Name => Symbol.Name;

    /// <summary>The name on the wire.</summary>
    public string WireName => Symbol.Attribute("WireAttribute")?.ConstructorArguments[0].Value as string ?? Name;

    /// <summary>Whether an initialiser sets it, and not the constructor.</summary>
    public bool IsInitialised => Symbol is IPropertySymbol;

    /// <summary>Whether its record's members stand on the wire in its place.</summary>
    public bool IsSpread => Symbol.Attribute("SpreadAttribute") is not null;

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable => Annotation == NullableAnnotation.Annotated || IsNullableValue;

    /// <summary>Whether it is a <see cref="Nullable{T}"/>.</summary>
    public bool IsNullableValue => !SymbolEqualityComparer.Default.Equals(BareType, Type);

    /// <summary>The type, without <see cref="Nullable{T}"/>.</summary>
    public ITypeSymbol BareType => Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : Type;

    /// <summary>Whether a value that is absent on the wire is one that the record may have: null, an error, or a parameter's default. What a property's initializer would compute is unknown here.</summary>
    public bool HasKnownDefault => Symbol is not IPropertySymbol property || IsSpread || property.IsRequired || (IsNullable && !HasInitializer(property));

    private NullableAnnotation Annotation { get; }

    /// <summary>The members of a record in order: the parameters, then the properties. Null for what is no record with a constructor.</summary>
    public static IReadOnlyList<RecordMember>? Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsRecord: true } record || Constructor(record) is not { } constructor)
        {
            return null;
        }

        var names = new HashSet<string>(constructor.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        var properties = record.GetMembers().OfType<IPropertySymbol>().Where(property =>
            property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, SetMethod: { IsInitOnly: true, DeclaredAccessibility: Accessibility.Public } } && !names.Contains(property.Name));
        return [.. constructor.Parameters.Select(parameter => new RecordMember(parameter)), .. properties.Select(property => new RecordMember(property))];
    }

    /// <summary>The members of a record as they stand on the wire, those of spread members among them, with the path that leads to each.</summary>
    public static IEnumerable<(string Path, RecordMember Member)> OnTheWire(ITypeSymbol type, string path = "", int depth = 0)
    {
        foreach (var member in Of(type) ?? [])
        {
            if (!member.IsSpread)
            {
                yield return (path + member.Name, member);
            }
            else if (depth < MostSpread)
            {
                foreach (var inner in OnTheWire(member.Type, $"{path}{member.Name}.", depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>Whether a spread member's record leads back to itself.</summary>
    public static bool IsEndless(ITypeSymbol type, int depth = 0) => depth > MostSpread || (Of(type) ?? []).Any(member => member.IsSpread && IsEndless(member.Type, depth + 1));

    /// <summary>The maximum depth of spread members within spread members.</summary>
    private const int MostSpread = 8;

    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(constructor => !IsCopy(constructor, type)).OrderByDescending(constructor => constructor.Parameters.Length).FirstOrDefault();

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool HasInitializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });
}
