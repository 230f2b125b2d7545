using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>The references to parameters in a document: <c>{{ name }}</c>.</summary>
/// <remarks>
/// A value is put where its name stands and is not searched again. What stands in braces and can't be a parameter's name, such as a template of another program, is left alone.
/// Source: Systems Manager User Guide, documents-syntax-data-elements-parameters; amazon-ssm-agent, docparser/parameters.
/// </remarks>
internal static partial class Placeholders
{
    private const string ParameterStore = "ssm:";
    private const string SecureParameterStore = "ssm-secure:";

    /// <summary>Whether a text can be a parameter's name: letters and digits.</summary>
    public static bool IsName(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>The names to which a text refers.</summary>
    public static IEnumerable<string> Names(string text) => References().Matches(text).Select(Name);

    /// <summary>Throws for what a node refers to and can't.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent: a parameter that isn't declared; or not emulated: a reference to Parameter Store.</exception>
    public static void Require(JsonElement node, IReadOnlyDictionary<string, DocumentParameter> declared)
    {
        foreach (var text in Texts(node))
        {
            RefuseParameterStore(text);
            if (Names(text).FirstOrDefault(name => LooksLikeName(name) && !declared.ContainsKey(name)) is { } undeclared)
            {
                throw DocumentErrors.UndeclaredParameter(undeclared);
            }
        }
    }

    /// <summary>Throws for a reference to Parameter Store in a text.</summary>
    /// <exception cref="AwsException">Not emulated.</exception>
    public static void RefuseParameterStore(string text)
    {
        if (Names(text).Any(name => name.StartsWith(ParameterStore, StringComparison.Ordinal) || name.StartsWith(SecureParameterStore, StringComparison.Ordinal)))
        {
            throw AwsException.NotEmulated("references to Parameter Store in documents and their parameters");
        }
    }

    /// <summary>A node with its parameters' values. A text that is one reference becomes the value; a list of values in a list is spread into it.</summary>
    public static JsonNode? Replace(JsonElement node, IReadOnlyDictionary<string, JsonNode> values)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.String:
                var text = node.GetString()!;
                return ValueOf(text, values) ?? JsonValue.Create(InText(text, values));
            case JsonValueKind.Array:
                var list = new JsonArray();
                foreach (var item in node.EnumerateArray())
                {
                    Add(list, item, values);
                }

                return list;
            case JsonValueKind.Object:
                return new JsonObject(node.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Replace(member.Value, values))));
            default:
                return JsonValue.Create(node);
        }
    }

    /// <summary>A text with its parameters' values; lists and maps are written as JSON.</summary>
    public static string InText(string text, IReadOnlyDictionary<string, JsonNode> values) =>
        References().Replace(text, match => values.TryGetValue(Name(match), out var value) ? JsonContent.TextOf(value) : match.Value);

    private static void Add(JsonArray list, JsonElement item, IReadOnlyDictionary<string, JsonNode> values)
    {
        if (item.ValueKind == JsonValueKind.String && ValueOf(item.GetString()!, values) is JsonArray spread)
        {
            foreach (var one in spread)
            {
                list.Add(one?.DeepClone());
            }
        }
        else
        {
            list.Add(Replace(item, values));
        }
    }

    /// <summary>The value to which a text refers that is one reference and nothing else; null for any other text.</summary>
    private static JsonNode? ValueOf(string text, IReadOnlyDictionary<string, JsonNode> values) =>
        References().Match(text) is { Success: true } match && match.Length == text.Length && values.TryGetValue(Name(match), out var value) ? value.DeepClone() : null;

    private static IEnumerable<string> Texts(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.String => [node.GetString()!],
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    private static string Name(Match reference) => reference.Groups["name"].Value;

    /// <summary>Whether somebody meant a parameter, also with a character that its name can't have.</summary>
    private static bool LooksLikeName(string name) => name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    [GeneratedRegex(@"\{\{\s*(?<name>[^\s{}]+)\s*\}\}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
