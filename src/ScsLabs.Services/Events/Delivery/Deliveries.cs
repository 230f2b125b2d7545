using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Events;

/// <summary>Delivers events to targets. What a target refuses goes to the dead-letter queue, if there is one and its policy lets EventBridge send.</summary>
/// <remarks>
/// A refusal isn't tried again, because AWS tries again only where the target is busy or out of order, which no target here can be.
/// Source: EventBridge User Guide, eb-rule-dlq and eb-rule-retry-policy.
/// </remarks>
internal static class Deliveries
{
    /// <summary>Delivers an event to a target of a rule.</summary>
    public static async Task DeliverAsync(EventRule rule, Target target, BusEvent sent, IActing acting, CancellationToken cancellationToken)
    {
        if (await FailureAsync(rule, target, sent, acting, cancellationToken).ConfigureAwait(false) is { } failure && target.DeadLetterConfig?.Arn is { } queue && Arn.TryParse(queue, out var arn))
        {
            await BuryAsync(failure, rule, target, arn, sent, acting, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Failure?> FailureAsync(EventRule rule, Target target, BusEvent sent, IActing acting, CancellationToken cancellationToken)
    {
        try
        {
            if (TargetInput.Of(target, sent, rule) is not { } input)
            {
                return new("INVALID_JSON", "The target's input isn't valid JSON.");
            }

            if (Arn.TryParse(target.Arn, out var arn) && TargetKinds.Of(arn) is { } kind)
            {
                await kind.SendAsync(new(sent, rule, target, arn, input), acting, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (UndeliverableException refused)
        {
            return new(refused.Code, refused.Message);
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            return new(CodeOf(refused), refused.Message);
        }
    }

    private static string CodeOf(AwsException refused) => refused.Code switch
    {
        "AccessDenied" => "FAILED_TO_ASSUME_ROLE", // STS's code; the targets' services have another
        "AccessDeniedException" => "NO_PERMISSIONS",
        _ => "INVALID_PARAMETER",
    };

    private static async Task BuryAsync(Failure failure, EventRule rule, Target target, Arn queue, BusEvent sent, IActing acting, CancellationToken cancellationToken)
    {
        try
        {
            await new SqsClient(acting.AsService(EventService.Principal, rule.Region, rule.Arn, rule.Account)).SendMessageAsync(
                new(QueueUrl.Of(queue), sent.Json)
                {
                    Settings = new()
                    {
                        MessageAttributes = ((ReadOnlySpan<(string Name, string Value)>)
                        [
                            ("RULE_ARN", rule.Arn), ("TARGET_ARN", target.Arn), ("ERROR_CODE", failure.Code), ("ERROR_MESSAGE", failure.Message),
                        ]).ToArray().ToDictionary(attribute => attribute.Name, attribute => new MessageAttributeValue("String") { StringValue = attribute.Value }, StringComparer.Ordinal),
                    },
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            // AWS drops the event then, too; the refusal stands in the journal.
        }
    }

    private sealed record Failure(string Code, string Message);
}
