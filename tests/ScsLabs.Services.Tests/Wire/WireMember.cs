using System.Reflection;
using ScsLabs.Model.Declarations;

namespace ScsLabs.Services.Tests.Wire;

/// <summary>A member of a record as it stands on the wire: a parameter of the constructor or a property that an initialiser sets, of the record or of one that it spreads.</summary>
internal sealed record WireMember(string Name, Type Type, bool IsRequired, IReadOnlyList<Attribute> Attributes)
{
    public string WireName => Attribute<WireAttribute>()?.Name ?? Name;

    public T? Attribute<T>()
        where T : Attribute => Attributes.OfType<T>().FirstOrDefault();

    /// <summary>The members of a record, with those of its spread members.</summary>
    public static IReadOnlyList<WireMember> Of(Type record)
    {
        var parameters = record.GetConstructors()
            .Where(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != record)
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .First().GetParameters();
        var properties = record.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => IsInit(property) && parameters.All(parameter => parameter.Name != property.Name));
        return
        [
            .. parameters.SelectMany(parameter => Of(parameter.Name!, parameter.ParameterType, new NullabilityInfoContext().Create(parameter), parameter.HasDefaultValue, parameter.GetCustomAttributes())),
            .. properties.SelectMany(property => Of(property.Name, property.PropertyType, new NullabilityInfoContext().Create(property), hasDefault: false, property.GetCustomAttributes())),
        ];
    }

    private static IReadOnlyList<WireMember> Of(string name, Type type, NullabilityInfo nullability, bool hasDefault, IEnumerable<Attribute> attributes) => attributes.OfType<SpreadAttribute>().Any()
        ? Of(type)
        : [new(name, Nullable.GetUnderlyingType(type) ?? type, !hasDefault && nullability.WriteState != NullabilityState.Nullable, [.. attributes])];

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter && setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
