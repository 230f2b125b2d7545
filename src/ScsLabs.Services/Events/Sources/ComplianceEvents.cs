using System.Globalization;
using System.Text.Json;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Events;

/// <summary>Config Rules Compliance Change.</summary>
/// <remarks>Source: AWS Config Developer Guide, "Monitoring AWS Config with Amazon EventBridge"; an event that a user recorded.</remarks>
internal sealed class ComplianceEvents : EventSource<Evaluation>
{
    /// <inheritdoc />
    protected override IEnumerable<ServiceEvent> Of(Evaluation? before, Evaluation? after, World world)
    {
        var (now, result) = (after?.Verdict.Type ?? ComplianceType.NotApplicable, after ?? before!);
        if (now == (before?.Verdict.Type ?? ComplianceType.NotApplicable) || world.Find<ConfigRuleRow>(result.Place, result.RuleName) is not { } rule)
        {
            return [];
        }

        return
        [
            new("aws.config", "Config Rules Compliance Change", result.Place, [], writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("resourceId", result.ResourceId);
                writer.WriteString("awsRegion", result.Region);
                writer.WriteString("awsAccountId", result.Account.ToString());
                writer.WriteString("configRuleName", result.RuleName);
                writer.WriteString("recordVersion", "1.0");
                writer.WriteString("configRuleARN", rule.Arn);
                writer.WriteString("messageType", "ComplianceChangeNotification");
                Write(writer, "newEvaluationResult", result, now);
                if (before is null)
                {
                    writer.WriteStartObject("oldEvaluationResult");
                    writer.WriteEndObject();
                }
                else
                {
                    Write(writer, "oldEvaluationResult", before, before.Verdict.Type);
                }

                writer.WriteString("notificationCreationTime", Time(result.EvaluatedAt));
                writer.WriteString("resourceType", result.ResourceType);
                writer.WriteEndObject();
            }),
        ];
    }

    private static void Write(Utf8JsonWriter writer, string name, Evaluation result, ComplianceType compliance)
    {
        writer.WriteStartObject(name);
        writer.WriteStartObject("evaluationResultIdentifier");
        writer.WriteStartObject("evaluationResultQualifier");
        writer.WriteString("configRuleName", result.RuleName);
        writer.WriteString("resourceType", result.ResourceType);
        writer.WriteString("resourceId", result.ResourceId);
        writer.WriteEndObject();
        writer.WriteString("orderingTimestamp", Time(result.OrderingTimestamp));
        writer.WriteEndObject();
        writer.WriteString("complianceType", compliance.ToWire());
        writer.WriteString("resultRecordedTime", Time(result.EvaluatedAt));
        writer.WriteString("configRuleInvokedTime", Time(result.InvokedAt));
        if (result.Verdict.Annotation is { } annotation)
        {
            writer.WriteString("annotation", annotation);
        }

        writer.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
