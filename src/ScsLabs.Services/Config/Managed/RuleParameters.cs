using System.Globalization;
using System.Text.Json;

namespace ScsLabs.Services.Config;

/// <summary>The parameters of a rule, by name.</summary>
internal sealed class RuleParameters
{
    private readonly Dictionary<string, string> values;

    private RuleParameters(Dictionary<string, string> values) => this.values = values;

    /// <summary>The value of a parameter; null for none.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>The values of a list; null for none.</summary>
    public string[]? List(string name) => this[name] is { } list ? Split(list) : null;

    /// <summary>The value of a number; null for none.</summary>
    public int? Number(string name) => this[name] is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a parameter is <c>true</c>.</summary>
    public bool IsOn(string name) => this[name] is { } flag && bool.Parse(flag);

    /// <summary>Whether a parameter, if it is given, names a KMS key, by its id or ARN.</summary>
    public bool NamesKey(string name, string keyArn) => this[name] is not { } wanted || wanted == keyArn || keyArn.EndsWith($":key/{wanted}", StringComparison.Ordinal);

    /// <summary>The values in a text, between commas.</summary>
    public static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>Reads the parameters of a managed rule.</summary>
    /// <param name="rule">The rule; null where it isn't evaluated here, so that its parameters are unknown.</param>
    /// <param name="json">The parameters: an object with texts; null for none.</param>
    /// <exception cref="AwsException">They are malformed, unknown, missing or invalid.</exception>
    public static RuleParameters Of(ManagedRule? rule, string? json)
    {
        var given = Read(json);
        if (rule is not null)
        {
            Check(rule, given, json);
        }

        return new(given);
    }

    private static void Check(ManagedRule rule, Dictionary<string, string> given, string? json)
    {
        if (given.Keys.Except(rule.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal).Any())
        {
            throw ConfigErrors.InvalidParameter($"Unknown parameters provided in the inputParameters: {json}");
        }

        var missing = rule.Parameters.Where(parameter => parameter.IsRequired && !given.ContainsKey(parameter.Name)).Select(parameter => parameter.Name).ToList();
        if (missing.Count > 0)
        {
            throw ConfigErrors.InvalidParameter($"The required parameter [{string.Join(", ", missing)}] is not present in the inputParameters");
        }

        foreach (var parameter in rule.Parameters)
        {
            if (given.TryGetValue(parameter.Name, out var value) && parameter.IsValid?.Invoke(value) == false)
            {
                throw ConfigErrors.InvalidParameter($"The value {value} of the parameter {parameter.Name} is not valid.");
            }
        }
    }

    private static Dictionary<string, string> Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, Text, StringComparer.Ordinal);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            throw ConfigErrors.InvalidParameter($"The inputParameters must be a valid JSON object of strings: {json}.");
        }
    }

    /// <summary>The value of a member. AWS calls a number blank too: all values are texts.</summary>
    private static string Text(JsonProperty member) => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw ConfigErrors.BlankParameter(member.Name);
}
