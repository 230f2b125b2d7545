using System.Text.Json.Nodes;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>An event as AWS Config reports it to EventBridge, with what the checks change of it.</summary>
/// <remarks>Source: AWS Config Developer Guide, "Monitoring AWS Config with Amazon EventBridge".</remarks>
/// <param name="ResourceId">The resource that was evaluated.</param>
public sealed record Reported(string ResourceId)
{
    /// <summary>The service that sends the event.</summary>
    public string Source { get; init; } = "aws.config";

    /// <summary>The kind of event.</summary>
    public string DetailType { get; init; } = "Config Rules Compliance Change";

    /// <summary>The rule of AWS Config.</summary>
    public string Rule { get; init; } = Names.ConfigRule;

    /// <summary>The ARN of that rule.</summary>
    public string RuleArn { get; init; } = "";

    /// <summary>The type of the resource.</summary>
    public string ResourceType { get; init; } = "AWS::EC2::Instance";

    /// <summary>What the rule finds now.</summary>
    public string Compliance { get; init; } = "NON_COMPLIANT";

    /// <summary>The event, JSON.</summary>
    public string Json(LabContext aws) => new JsonObject
    {
        ["version"] = "0",
        ["id"] = "00000000-0000-0000-0000-000000000000",
        ["detail-type"] = DetailType,
        ["source"] = Source,
        ["account"] = aws.A.Id,
        ["time"] = "2026-01-01T00:00:00Z",
        ["region"] = aws.Region,
        ["resources"] = new JsonArray(),
        ["detail"] = new JsonObject
        {
            ["resourceId"] = ResourceId,
            ["awsRegion"] = aws.Region,
            ["awsAccountId"] = aws.A.Id,
            ["configRuleName"] = Rule,
            ["recordVersion"] = "1.0",
            ["configRuleARN"] = RuleArn,
            ["messageType"] = "ComplianceChangeNotification",
            ["newEvaluationResult"] = new JsonObject
            {
                ["evaluationResultIdentifier"] = new JsonObject
                {
                    ["evaluationResultQualifier"] = new JsonObject { ["configRuleName"] = Rule, ["resourceType"] = ResourceType, ["resourceId"] = ResourceId },
                    ["orderingTimestamp"] = "2026-01-01T00:00:00.000Z",
                },
                ["complianceType"] = Compliance,
                ["resultRecordedTime"] = "2026-01-01T00:00:00.000Z",
                ["configRuleInvokedTime"] = "2026-01-01T00:00:00.000Z",
            },
            ["oldEvaluationResult"] = new JsonObject(),
            ["notificationCreationTime"] = "2026-01-01T00:00:00.000Z",
            ["resourceType"] = ResourceType,
        },
    }.ToJsonString();
}
