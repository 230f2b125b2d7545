using System.Text;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Events;

/// <summary>Functions of Lambda. The function's policy allows EventBridge to invoke it, or the target's role.</summary>
/// <remarks>EventBridge doesn't wait for the function: what it does with the event, and whether it is tried again, is Lambda's affair. Source: EventBridge User Guide, eb-targets and eb-use-resource-based.</remarks>
internal sealed class FunctionTarget : TargetKind
{
    /// <inheritdoc />
    public override bool Has(Arn arn) => arn is { Service: "lambda" } && AccountId.TryParse(arn.Account, out _) && arn.Resource.StartsWith("function:", StringComparison.Ordinal);

    /// <inheritdoc />
    public override void Require(Target target, Arn arn, EventRule rule)
    {
        if (arn.Region != rule.Region)
        {
            throw EventsErrors.Validation("Cross-region api call is not allowed.");
        }
    }

    /// <inheritdoc />
    public override async Task SendAsync(Sending sending, IActing acting, CancellationToken cancellationToken)
    {
        var function = sending.Target.Arn;
        if (!Function.Exists(function, acting.World))
        {
            throw UndeliverableException.NoResource(LambdaErrors.NoSuchFunction(function).Message);
        }

        var transport = await sending.TransportAsync(acting, cancellationToken).ConfigureAwait(false);
        await new LambdaClient(transport).InvokeAsync(new(function) { InvocationType = InvocationType.Event, Payload = Encoding.UTF8.GetBytes(sending.Input) }, cancellationToken).ConfigureAwait(false);
    }
}
