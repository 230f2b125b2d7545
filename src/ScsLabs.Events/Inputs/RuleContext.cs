namespace ScsLabs.Events.Inputs;

/// <summary>The values of the predefined variables, which a template can use beside the event.</summary>
/// <param name="RuleArn">The ARN of the rule that sends.</param>
/// <param name="RuleName">The name of the rule that sends.</param>
/// <param name="IngestionTime">When EventBridge received the event.</param>
internal sealed record RuleContext(string RuleArn, string RuleName, DateTimeOffset IngestionTime);
