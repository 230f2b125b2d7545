using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>A parameter that a document declares.</summary>
/// <remarks>Source: Systems Manager User Guide, documents-syntax-data-elements-parameters.</remarks>
internal sealed record DocumentParameter
{
    private static readonly string[] Known =
        ["type", "description", "default", "allowedValues", "allowedPattern", "displayType", "minItems", "maxItems", "minChars", "maxChars", InterpolationType];

    private const string InterpolationType = "interpolationType";

    /// <summary>The type of its values.</summary>
    public required DocumentParameterType Type { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The value where none is given; null where one must be.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>The values that are allowed, as texts; null for all.</summary>
    public ImmutableArray<string>? AllowedValues { get; init; }

    /// <summary>The regular expression that a whole text must match; null for none.</summary>
    public string? AllowedPattern { get; init; }

    /// <summary>How a console shows it: <c>textfield</c> or <c>textarea</c>; null for none.</summary>
    public string? DisplayType { get; init; }

    /// <summary>The fewest items of a list or map; null for none.</summary>
    public int? MinItems { get; init; }

    /// <summary>The most items of a list or map; null for none.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The fewest characters of a text; null for none.</summary>
    public int? MinChars { get; init; }

    /// <summary>The most characters of a text; null for none.</summary>
    public int? MaxChars { get; init; }

    /// <summary>Reads a parameter's declaration.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent, or not emulated: values as environment variables, defaults in Parameter Store.</exception>
    public static DocumentParameter Read(string name, ContentNode node)
    {
        if (!Placeholders.IsName(name))
        {
            throw DocumentErrors.InvalidForm($"parameter name \\\"{name}\\\" has characters other than letters and digits", node.Path);
        }

        node.RequireOnly(Known);
        if (node.Find(InterpolationType) is { } interpolation && interpolation.Text is var way && way != "TEXT")
        {
            throw way == "ENV_VAR" ? AwsException.NotEmulated("parameters of documents as environment variables") : NotAllowed(interpolation, way, "ENV_VAR", "TEXT");
        }

        var parameter = new DocumentParameter
        {
            Type = TypeOf(node["type"]),
            Description = node.Find("description")?.Text,
            Default = node.Find("default")?.Element,
            AllowedValues = node.Find("allowedValues") is { } allowed ? [.. allowed.Items.Select(item => item.TextOrLiteral)] : null,
            AllowedPattern = node.Find("allowedPattern")?.Text,
            DisplayType = DisplayTypeOf(node.Find("displayType")),
            MinItems = node.Find("minItems")?.Count,
            MaxItems = node.Find("maxItems")?.Count,
            MinChars = node.Find("minChars")?.Count,
            MaxChars = node.Find("maxChars")?.Count,
        };
        parameter.CheckDefault(node);
        return parameter;
    }

    /// <summary>The default as a value; null where there is none.</summary>
    public JsonNode? DefaultValue() => Default is { } element ? ParameterValues.Of(Type, element) : null;

    private static DocumentParameterType TypeOf(ContentNode node) =>
        Enum.TryParse<DocumentParameterType>(node.Text, out var type) && type.ToString() == node.Text ? type : throw NotAllowed(node, node.Text, Enum.GetNames<DocumentParameterType>());

    private static string? DisplayTypeOf(ContentNode? node) =>
        node is not { } given ? null : given.Text is "textfield" or "textarea" ? given.Text : throw NotAllowed(given, given.Text, "textfield", "textarea");

    private static AwsException NotAllowed(ContentNode node, string value, params string[] allowed) =>
        DocumentErrors.InvalidForm($"instance value (\\\"{value}\\\") not found in enum (possible values: [{string.Join(",", allowed.Select(one => $"\\\"{one}\\\""))}])", node.Path);

    private void CheckDefault(ContentNode node)
    {
        if (Default is not { } element)
        {
            return;
        }

        var value = ParameterValues.Of(Type, element) ?? throw node["default"].WrongType(ParameterValues.JsonTypeOf(Type));
        Placeholders.RefuseParameterStore(JsonContent.TextOf(value));
        if (ParameterValues.Fault(this, value) is { } fault)
        {
            throw DocumentErrors.InvalidForm($"default value {fault}", node.Path);
        }
    }

    /// <summary>Requires that the pattern is a regular expression, even where nothing is compared with it yet, and that the default matches it.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent, or not emulated.</exception>
    public void RequirePattern(string path, AllowedPattern matching)
    {
        if (AllowedPattern is not { } pattern)
        {
            return;
        }

        matching.Matches(pattern, [""], () => DocumentErrors.InvalidForm("allowedPattern is no regular expression", path));
        if (DefaultValue() is { } value && ParameterValues.PatternFault(this, value, matching) is { } fault)
        {
            throw DocumentErrors.InvalidForm($"default value {fault}", path);
        }
    }
}

/// <summary>The types of documents' parameters.</summary>
internal enum DocumentParameterType
{
    /// <summary>A text.</summary>
    String,

    /// <summary>A list of texts.</summary>
    StringList,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list of maps.</summary>
    MapList,

    /// <summary>A map.</summary>
    StringMap,
}
