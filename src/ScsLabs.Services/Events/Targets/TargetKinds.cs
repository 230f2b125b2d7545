namespace ScsLabs.Services.Events;

/// <summary>A kind of what rules send to.</summary>
internal abstract class TargetKind
{
    /// <summary>Whether the ARN is of this kind.</summary>
    public abstract bool Has(Arn arn);

    /// <summary>Throws unless a rule can have the target.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public abstract void Require(Target target, Arn arn, EventRule rule);

    /// <summary>Sends an event to a target.</summary>
    /// <exception cref="AwsException">The target refuses it, or a role can't be assumed.</exception>
    /// <exception cref="UndeliverableException">EventBridge itself doesn't send it.</exception>
    public abstract Task SendAsync(Sending sending, IActing acting, CancellationToken cancellationToken);
}

/// <summary>An event that is to be sent to a target.</summary>
/// <param name="Event">The event.</param>
/// <param name="Rule">The rule that sends it.</param>
/// <param name="Target">The target.</param>
/// <param name="Arn">The target's ARN.</param>
/// <param name="Input">What is sent: the event, or what the target makes of it.</param>
internal sealed record Sending(BusEvent Event, EventRule Rule, Target Target, Arn Arn, string Input)
{
    /// <summary>The role with which the target is called; null for none.</summary>
    public string? RoleArn => Target.RoleArn ?? Rule.RoleArn;

    /// <summary>Calls the target's service with the session of the target's role, or without one as EventBridge on behalf of the rule.</summary>
    /// <exception cref="AwsException">The role can't be assumed.</exception>
    public async Task<IServiceTransport> TransportAsync(IActing acting, CancellationToken cancellationToken) => Target.RoleArn is { } role
        ? await acting.AsRoleAsync(EventService.Principal, Rule.Region, role, Rule.Name, Rule.Arn, Rule.Account, cancellationToken).ConfigureAwait(false)
        : acting.AsService(EventService.Principal, Rule.Region, Rule.Arn, Rule.Account);
}

/// <summary>The kinds of targets that are emulated.</summary>
internal static class TargetKinds
{
    private static readonly TargetKind[] All = [new QueueTarget(), new BusTarget(), new LogGroupTarget(), new FunctionTarget()];

    /// <summary>The kind of a target; null where it isn't emulated.</summary>
    public static TargetKind? Of(Arn arn) => Array.Find(All, kind => kind.Has(arn));

    /// <summary>Throws unless a rule can have a target.</summary>
    /// <exception cref="AwsException">ValidationException, NotImplemented.</exception>
    public static void Require(Target target, EventRule rule)
    {
        if (!Arn.TryParse(target.Arn, out var arn))
        {
            throw EventsErrors.InvalidArn(target.Arn);
        }

        TargetRole.Require(target.RoleArn);
        (Of(arn) ?? throw AwsException.NotEmulated($"targets of the service {arn.Service}")).Require(target, arn, rule);
        if (target.DeadLetterConfig?.Arn is { } queue && !(Arn.TryParse(queue, out var letters) && QueueTarget.IsQueue(letters) && letters.Region == rule.Region))
        {
            throw EventsErrors.Validation($"Parameter DeadLetterConfig.Arn for target {target.Id} is not valid. Reason: It must be the ARN of a standard SQS queue in the Region of the rule.");
        }
    }
}
