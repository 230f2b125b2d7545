using System.Text;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Config;

/// <summary>Has the functions of custom rules evaluate: AWS Config invokes them as itself, on behalf of the rule, and they put their results with the token that they get (<see cref="PutEvaluations"/>).</summary>
/// <remarks>Source: AWS Config Developer Guide, evaluate-config_develop-rules_lambda-functions.</remarks>
internal static class CustomRules
{
    /// <summary>Requires that a custom rule says what triggers it, and that AWS Config may invoke its function.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException, InsufficientPermissionsException.</exception>
    public static void Require(ConfigRule rule, string ruleArn, Call call, AsCaller aws)
    {
        var function = rule.Source.SourceIdentifier!;
        if (!Arn.TryParse(function, out var arn) || arn.Service != "lambda" || arn.Region != call.Region)
        {
            throw ConfigErrors.InvalidParameter($"The sourceIdentifier {function} is invalid. It must be the ARN of a Lambda function in the Region of the rule.");
        }

        if (rule.Source.SourceDetails is not { Count: > 0 } details || details.Any(detail => detail.MessageType is null))
        {
            throw ConfigErrors.InvalidParameter("The sourceDetails of a custom rule must tell the message types that trigger it.");
        }

        if (details.Any(detail => detail is { MessageType: not MessageType.ScheduledNotification, MaximumExecutionFrequency: not null }))
        {
            throw ConfigErrors.InvalidParameter("A maximum execution frequency is only allowed for the message type ScheduledNotification.");
        }

        try
        {
            aws.As(Principal.OfService(ConfigService.Principal), call.Account, ruleArn).Authorize(InvokeOperation.Instance, new Invoke(function));
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            throw ConfigErrors.NotInvocable(function);
        }
    }

    /// <summary>Has a rule evaluate resources that changed.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resources">The resources as they were recorded.</param>
    /// <param name="acting">The services.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task EvaluateAsync(ConfigRuleRow rule, IEnumerable<RecordedResource> resources, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var resource in resources)
        {
            var isIncluded = rule.Settings.Scope?.Includes(Subject.Of(resource)) != false;
            if (isIncluded || acting.World.Find<Evaluation>(rule.Place, Evaluation.IdOf(rule.Name, resource.Type, resource.ResourceId)) is not null)
            {
                await InvokeAsync(rule, CustomRuleEvent.OfChange(resource, acting.Now), hasLeft: !isIncluded, acting, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Has a rule evaluate all that it is about, when it was put or somebody asks for it.</summary>
    public static async Task EvaluateAllAsync(ConfigRuleRow rule, IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        if (rule.Triggers.Any())
        {
            await EvaluateAsync(rule, world.All<RecordedResource>(rule.Place).Where(resource => resource.Last.IsThere && rule.Settings.Scope?.Includes(Subject.Of(resource)) != false), acting, cancellationToken).ConfigureAwait(false);
        }

        if (rule.Settings.Source.Frequency is not null)
        {
            await EvaluatePeriodAsync(rule, acting, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Has a rule evaluate because its period is over.</summary>
    public static Task EvaluatePeriodAsync(ConfigRuleRow rule, IActing acting, CancellationToken cancellationToken) => InvokeAsync(rule, CustomRuleEvent.OfPeriod(rule, acting.Now), hasLeft: false, acting, cancellationToken);

    private static async Task InvokeAsync(ConfigRuleRow rule, string invokingEvent, bool hasLeft, IActing acting, CancellationToken cancellationToken)
    {
        if (RecorderRow.In(rule.Place, acting.World) is not { } recorder)
        {
            return;
        }

        RuleFailure? failure = null;
        try
        {
            var lambda = new LambdaClient(acting.AsService(ConfigService.Principal, rule.Region, rule.Arn, rule.Account));
            var payload = CustomRuleEvent.Of(rule, recorder, invokingEvent, hasLeft, acting.Now);
            await lambda.InvokeAsync(new(rule.Settings.Source.SourceIdentifier!) { InvocationType = InvocationType.Event, Payload = Encoding.UTF8.GetBytes(payload) }, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            failure = new(acting.Now, refused.Code, refused.Message);
        }

        acting.Write(draft =>
        {
            if (rule.IsStill(draft) is { } now)
            {
                draft.Put(failure is null ? now with { LastInvocation = acting.Now } : now with { Failure = failure });
            }

            return true;
        });
    }
}
