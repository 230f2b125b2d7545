using System.Text.Json;

namespace ScsLabs.Services.Config;

/// <summary>A parameter of a managed rule.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsRequired">Whether a rule must have it.</param>
/// <param name="IsValid">Whether it may have a value; null for any.</param>
internal sealed record RuleParameter(string Name, bool IsRequired = false, Func<string, bool>? IsValid = null);

/// <summary>The parameters of a rule, by name.</summary>
internal sealed class RuleParameters
{
    private readonly Dictionary<string, string> values;

    private RuleParameters(Dictionary<string, string> values) => this.values = values;

    /// <summary>The value of a parameter; null for none.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Reads the parameters of a managed rule.</summary>
    /// <param name="rule">The rule; null where it isn't evaluated here, so that its parameters are unknown.</param>
    /// <param name="json">The parameters: an object with texts; null for none.</param>
    /// <exception cref="AwsException">They are malformed, unknown, missing or invalid.</exception>
    public static RuleParameters Of(ManagedRule? rule, string? json)
    {
        var given = Read(json);
        if (rule is null)
        {
            return new(given);
        }

        var unknown = given.Keys.Except(rule.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw ConfigErrors.InvalidParameter($"Unknown parameters provided in the inputParameters: {json}.");
        }

        foreach (var parameter in rule.Parameters)
        {
            if (!given.TryGetValue(parameter.Name, out var value))
            {
                if (parameter.IsRequired)
                {
                    throw ConfigErrors.InvalidParameter($"The required parameter [{parameter.Name}] is not present in the inputParameters.");
                }
            }
            else if (parameter.IsValid?.Invoke(value) == false)
            {
                throw ConfigErrors.InvalidParameter($"The value {value} of the parameter {parameter.Name} is not valid.");
            }
        }

        return new(given);
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
            return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : throw new JsonException(), StringComparer.Ordinal);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            throw ConfigErrors.InvalidParameter($"The inputParameters must be a valid JSON object of strings: {json}.");
        }
    }
}
