using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Events;

/// <summary>Shows an event bus with its policy.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, DescribeEventBus.</remarks>
[Operation<EventsApi>]
public sealed record DescribeEventBus([Length(1, 1600), Pattern(BusName.OrArn)] string? Name = null)
{
    /// <summary>The bus.</summary>
    public sealed record Result(string Name, string Arn, string? Description, string? Policy, DateTimeOffset? CreationTime, DateTimeOffset? LastModifiedTime);

    /// <summary>Asks on the bus.</summary>
    internal static IEnumerable<Ask> Asks(DescribeEventBus request, Call call) => [EventBus.Of(request.Name, call).Ask("events:DescribeEventBus")];

    /// <summary>Shows the bus.</summary>
    internal static Result Handle(DescribeEventBus request, Call call)
    {
        var bus = EventBus.Of(request.Name, call).OrNotFound(call);
        return new(bus.Name, bus.Arn, bus.Description, bus.Policy is { } policy ? StoredPrincipals.Show(policy, call.View).Json : null, bus.CreatedAt, bus.ModifiedAt);
    }
}

/// <summary>The forms of buses' names in requests.</summary>
internal static class BusName
{
    /// <summary>A name, or the ARN of a bus.</summary>
    public const string OrArn = @"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+";

    /// <summary>A name that isn't a partner's, or the ARN of such a bus.</summary>
    public const string OwnOrArn = @"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+";
}
