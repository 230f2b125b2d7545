using System.Globalization;
using System.Text.Json;
using ScsLabs.Events.Inputs;

namespace ScsLabs.Services.Config;

/// <summary>What the function of a custom rule is given.</summary>
/// <remarks>Source: AWS Config Developer Guide, evaluate-config_develop-rules_example-events.</remarks>
internal static class CustomRuleEvent
{
    /// <summary>The whole event, in which the event that invokes the rule and the parameters are texts.</summary>
    public static string Of(ConfigRuleRow rule, RecorderRow recorder, string invokingEvent, bool hasLeft, DateTimeOffset now) => CompactJson.Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("version", "1.0");
        writer.WriteString("invokingEvent", invokingEvent);
        writer.WriteString("ruleParameters", rule.Settings.InputParameters ?? "{}");
        writer.WriteString("resultToken", ResultToken.Of(rule, now));
        writer.WriteBoolean("eventLeftScope", hasLeft);
        writer.WriteString("executionRoleArn", recorder.RoleArn);
        writer.WriteString("configRuleArn", rule.Arn);
        writer.WriteString("configRuleName", rule.Name);
        writer.WriteString("configRuleId", rule.RuleId);
        writer.WriteString("accountId", rule.Account.ToString());
        writer.WriteEndObject();
    });

    /// <summary>A resource changed.</summary>
    public static string OfChange(RecordedResource resource, DateTimeOffset now) => CompactJson.Written(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("configurationItem");
        ItemJson.Write(writer, ConfigurationItemView.Of(resource, resource.Last));
        End(writer, "ConfigurationItemChangeNotification", "1.3", now);
    });

    /// <summary>A period is over.</summary>
    public static string OfPeriod(ConfigRuleRow rule, DateTimeOffset now) => CompactJson.Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("awsAccountId", rule.Account.ToString());
        End(writer, "ScheduledNotification", "1.0", now);
    });

    private static void End(Utf8JsonWriter writer, string messageType, string version, DateTimeOffset now)
    {
        writer.WriteString("notificationCreationTime", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        writer.WriteString("messageType", messageType);
        writer.WriteString("recordVersion", version);
        writer.WriteEndObject();
    }
}
