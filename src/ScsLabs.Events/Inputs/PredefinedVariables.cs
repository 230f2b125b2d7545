using System.Globalization;
using System.Text.Json;

namespace ScsLabs.Events.Inputs;

/// <summary>The variables that every template has.</summary>
/// <remarks>Source: EventBridge User Guide, eb-transform-target-input (predefined variables).</remarks>
internal static class PredefinedVariables
{
    /// <summary>The whole event. AWS takes it in templates that are JSON objects alone.</summary>
    public const string EventJson = "aws.events.event.json";

    private static readonly Dictionary<string, Func<JsonElement, RuleContext, VariableValue>> Values = new(StringComparer.Ordinal)
    {
        ["aws.events.rule-arn"] = (_, rule) => VariableValue.Of(rule.RuleArn),
        ["aws.events.rule-name"] = (_, rule) => VariableValue.Of(rule.RuleName),
        ["aws.events.event.ingestion-time"] = (_, rule) => VariableValue.Of(rule.IngestionTime.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ["aws.events.event"] = (json, _) => VariableValue.Of(WithoutDetail(json)),
        [EventJson] = (json, _) => VariableValue.Of(json),
    };

    public static bool Has(string name) => Values.ContainsKey(name);

    public static VariableValue Of(string name, JsonElement json, RuleContext rule) => Values[name](json, rule);

    /// <summary>AWS leaves the detail out, and calls the type of the detail by another name.</summary>
    private static JsonElement WithoutDetail(JsonElement json)
    {
        using var copy = JsonDocument.Parse(CompactJson.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject().Where(member => member.Name != "detail"))
            {
                writer.WritePropertyName(member.Name == "detail-type" ? "detailType" : member.Name);
                member.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
        return copy.RootElement.Clone();
    }
}
