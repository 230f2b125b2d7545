namespace ScsLabs.Services.CloudTrail;

/// <summary>Selects events for a trail by their fields.</summary>
/// <remarks>Source: CloudTrail API Reference, AdvancedEventSelector and AdvancedFieldSelector.</remarks>
public sealed record AdvancedEventSelector([Length(1, int.MaxValue)] IReadOnlyList<AdvancedFieldSelector> FieldSelectors, [Length(0, 1000), Pattern(".*")] string? Name = null)
{
    private const string Category = "eventCategory";
    private const string ResourceType = "resources.type";

    /// <summary>The number of values.</summary>
    internal int ValueCount => FieldSelectors.Sum(static selector => selector.Tests.Sum(static test => test.Values?.Count ?? 0));

    /// <summary>Requires that the selector says which events, with fields and operators that those have.</summary>
    /// <exception cref="AwsException">It doesn't, or what it selects isn't emulated.</exception>
    internal void Check()
    {
        if (FieldSelectors.DistinctBy(static field => field.Field, StringComparer.Ordinal).Count() < FieldSelectors.Count)
        {
            throw CloudTrailErrors.InvalidSelectors("A field can be given only once in an advanced event selector.");
        }

        foreach (var field in FieldSelectors)
        {
            field.Check();
        }

        var category = OnlyValue(Category) ?? throw CloudTrailErrors.InvalidSelectors("An advanced event selector must have the field eventCategory with one value for Equals.");
        if (category is "NetworkActivity" or "Insight")
        {
            throw AwsException.NotEmulated($"events of the category {category}");
        }

        var type = OnlyValue(ResourceType);
        if (category is not ("Management" or "Data") || (category is "Management" && FieldSelectors.Any(static field => field.Field.StartsWith("resources.", StringComparison.Ordinal))))
        {
            throw CloudTrailErrors.InvalidSelectors(category is "Management" ? "Management events can't be selected by resources." : $"Value {category} for the field eventCategory is invalid.");
        }

        if (category is "Data" && type is null)
        {
            throw CloudTrailErrors.InvalidSelectors("An advanced event selector of data events must have the field resources.type with one value for Equals.");
        }

        if (type is not null && !Operations.All.Any(operation => operation.Api.Trail.DataTypes.Contains(type, StringComparer.Ordinal)))
        {
            throw type.Split("::") is ["AWS", { Length: > 0 }, { Length: > 0 }] ? AwsException.NotEmulated($"data events of {type}") : CloudTrailErrors.InvalidSelectors($"Value {type} for the field {ResourceType} is invalid.");
        }
    }

    /// <summary>Whether an event is selected.</summary>
    internal bool Selects(CallEvent happened) => FieldSelectors.All(field => field.Selects(happened));

    private string? OnlyValue(string field) =>
        FieldSelectors.FirstOrDefault(selector => selector.Field == field)?.Tests.Where(static test => test.Values is not null).ToList() is [{ Name: "Equals", Values: [var only] }] ? only : null;
}

/// <summary>Selects events by one field: each operator that is given must hold for one of its values, and each that denies for all.</summary>
public sealed record AdvancedFieldSelector([Length(1, 1000), Pattern(@"[\w|\d|\.|_]+")] string Field)
{
    private static readonly string[] Fields = ["eventCategory", "eventName", "eventSource", "eventType", "readOnly", "resources.type", "resources.ARN", "sessionCredentialFromConsole", "userIdentity.arn"];

    [Wire("Equals"), Length(1, int.MaxValue), Items(1, 2048, Pattern = ".+")] public IReadOnlyList<string>? EqualTo { get; init; }

    [Length(1, int.MaxValue), Items(1, 2048, Pattern = ".+")] public IReadOnlyList<string>? StartsWith { get; init; }

    [Length(1, int.MaxValue), Items(1, 2048, Pattern = ".+")] public IReadOnlyList<string>? EndsWith { get; init; }

    [Wire("NotEquals"), Length(1, int.MaxValue), Items(1, 2048, Pattern = ".+")] public IReadOnlyList<string>? NotEqualTo { get; init; }

    [Length(1, int.MaxValue), Items(1, 2048, Pattern = ".+")] public IReadOnlyList<string>? NotStartsWith { get; init; }

    [Length(1, int.MaxValue), Items(1, 2048, Pattern = ".+")] public IReadOnlyList<string>? NotEndsWith { get; init; }

    /// <summary>The operators with their values.</summary>
    internal IEnumerable<(string Name, bool Denies, Func<string, string, bool> Holds, IReadOnlyList<string>? Values)> Tests =>
    [
        ("Equals", false, string.Equals, EqualTo),
        ("StartsWith", false, Starts, StartsWith),
        ("EndsWith", false, Ends, EndsWith),
        ("NotEquals", true, string.Equals, NotEqualTo),
        ("NotStartsWith", true, Starts, NotStartsWith),
        ("NotEndsWith", true, Ends, NotEndsWith),
    ];

    /// <summary>Requires that there is such a field, with an operator.</summary>
    /// <exception cref="AwsException">There isn't.</exception>
    internal void Check()
    {
        if (Field is "errorCode" or "vpcEndpointId")
        {
            throw AwsException.NotEmulated($"the field {Field}, which events of the category NetworkActivity have");
        }

        if (!Fields.Contains(Field, StringComparer.Ordinal))
        {
            throw CloudTrailErrors.InvalidSelectors($"Field {Field} is invalid for an advanced event selector.");
        }

        var given = Tests.Where(static test => test.Values is not null).ToList();
        if (given.Count == 0 || (Field is "eventCategory" or "readOnly" or "resources.type" && given.Exists(static test => test.Name != "Equals")))
        {
            throw CloudTrailErrors.InvalidSelectors($"Field {Field} must have {(given.Count == 0 ? "an operator" : "the operator Equals alone")}.");
        }

        if (Field is "readOnly" && EqualTo is not (["true"] or ["false"]))
        {
            throw CloudTrailErrors.InvalidSelectors("Field readOnly must be true or false.");
        }
    }

    /// <summary>Whether an event's values of the field are as wanted. Of several values one that is wanted is enough.</summary>
    internal bool Selects(CallEvent happened)
    {
        var values = ValuesOf(happened);
        return Tests.Where(static test => test.Values is not null).All(test =>
            values.Any(value => test.Values!.Any(wanted => test.Holds(value, wanted))) != test.Denies);
    }

    private IReadOnlyList<string> ValuesOf(CallEvent happened) => Field switch
    {
        "eventCategory" => [happened.DataType is null ? "Management" : "Data"],
        "eventName" => [happened.Name],
        "eventSource" => [happened.Source],
        "eventType" => ["AwsApiCall"],
        "readOnly" => [happened.IsReadOnly ? "true" : "false"],
        "resources.type" => [.. happened.DataType is { } type ? [type] : Array.Empty<string>()],
        "resources.ARN" => [.. happened.Resources.Select(static resource => resource.Arn)],
        "sessionCredentialFromConsole" => ["false"],
        _ => [happened.Caller.Principal.Name],
    };

    private static bool Starts(string value, string wanted) => value.StartsWith(wanted, StringComparison.Ordinal);

    private static bool Ends(string value, string wanted) => value.EndsWith(wanted, StringComparison.Ordinal);
}
