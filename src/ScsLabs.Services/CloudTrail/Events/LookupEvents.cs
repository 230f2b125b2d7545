using System.Globalization;

namespace ScsLabs.Services.CloudTrail;

/// <summary>Shows the management events of the account in the Region of the last 90 days, the latest first.</summary>
/// <remarks>Errors: InvalidLookupAttributesException, InvalidTimeRangeException, InvalidMaxResultsException, InvalidNextTokenException. Source: CloudTrail API Reference, LookupEvents.</remarks>
[Operation<CloudTrailApi>, AnyResource]
public sealed record LookupEvents
{
    private const int Usual = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public IReadOnlyList<LookupAttribute>? LookupAttributes { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public EventCategory? EventCategory { get; init; }

    [Range(1, 50)] public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    /// <summary>A page of the events.</summary>
    public sealed record Result(IReadOnlyList<Event> Events, string? NextToken);

    /// <summary>Shows the events.</summary>
    internal static Result Handle(LookupEvents request, Call call)
    {
        if (request.StartTime > request.EndTime)
        {
            throw CloudTrailErrors.InvalidTimeRange();
        }

        if (request.LookupAttributes is { Count: > 1 })
        {
            throw CloudTrailErrors.InvalidLookupAttributes("You can specify only one lookup attribute.");
        }

        var since = call.Now - Kept;
        var events = (EventLog.Of(call)?.Management(call.Account, call.Region) ?? [])
            .Where(happened => happened.At >= since && !(happened.At < request.StartTime) && !(happened.At > request.EndTime) && request.LookupAttributes?.All(attribute => attribute.Has(happened, call.Account)) != false)
            .Reverse();
        var page = Page.Of(events, request.NextToken, request.MaxResults ?? Usual, static happened => (long.MaxValue - happened.Number).ToString("D19", CultureInfo.InvariantCulture), CloudTrailErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(happened => Event.Of(happened, call.Account))], page.Next);
    }
}

/// <summary>What the events have in common that are looked up.</summary>
public sealed record LookupAttribute(LookupAttributeKey AttributeKey, [Length(1, 2000)] string AttributeValue)
{
    /// <summary>Whether an event has it, as the account that gets it sees it: by another account's user or key it finds nothing.</summary>
    internal bool Has(CallEvent happened, AccountId account) => AttributeKey switch
    {
        LookupAttributeKey.EventId => EventJson.IdOf(happened, account) == AttributeValue,
        LookupAttributeKey.EventName => happened.Name == AttributeValue,
        LookupAttributeKey.ReadOnly => string.Equals(AttributeValue, happened.IsReadOnly ? "true" : "false", StringComparison.OrdinalIgnoreCase),
        LookupAttributeKey.Username => EventIdentity.UserName(happened, account) == AttributeValue,
        LookupAttributeKey.ResourceType => EventResources.Of(happened).Any(resource => resource.Type == AttributeValue),
        LookupAttributeKey.ResourceName => EventResources.Of(happened).Any(resource => resource.Name == AttributeValue) || happened.Resources.Any(resource => resource.Arn == AttributeValue),
        LookupAttributeKey.EventSource => happened.Source == AttributeValue,
        _ => EventIdentity.AccessKeyId(happened, account) == AttributeValue,
    };
}

/// <summary>The attributes that events are looked up by.</summary>
public enum LookupAttributeKey
{
    /// <summary>The event's id.</summary>
    EventId,

    /// <summary>The event's name, such as <c>RunInstances</c>.</summary>
    EventName,

    /// <summary>Whether the call only read: true or false.</summary>
    ReadOnly,

    /// <summary>The user's name, or the session's.</summary>
    Username,

    /// <summary>The type of a resource, such as <c>AWS::EC2::Instance</c>.</summary>
    ResourceType,

    /// <summary>The name of a resource.</summary>
    ResourceName,

    /// <summary>The service, such as <c>ec2.amazonaws.com</c>.</summary>
    EventSource,

    /// <summary>The access key that signed.</summary>
    AccessKeyId,
}

/// <summary>The categories of events beside management events.</summary>
[NotEmulated("insight")]
public enum EventCategory;

/// <summary>An event in an answer.</summary>
/// <remarks>Source: CloudTrail API Reference, Event.</remarks>
public sealed record Event
{
    public required string EventId { get; init; }

    public required string EventName { get; init; }

    public required string ReadOnly { get; init; }

    public string? AccessKeyId { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    public required string EventSource { get; init; }

    public string? Username { get; init; }

    public required IReadOnlyList<Resource> Resources { get; init; }

    /// <summary>The whole event, as JSON.</summary>
    public required string CloudTrailEvent { get; init; }

    /// <summary>Shows an event as the account that gets it sees it.</summary>
    internal static Event Of(CallEvent happened, AccountId account) => new()
    {
        EventId = EventJson.IdOf(happened, account),
        EventName = happened.Name,
        ReadOnly = happened.IsReadOnly ? "true" : "false",
        AccessKeyId = EventIdentity.AccessKeyId(happened, account),
        EventTime = happened.At,
        EventSource = happened.Source,
        Username = EventIdentity.UserName(happened, account),
        Resources = [.. EventResources.Of(happened).Select(static resource => new Resource(resource.Type, resource.Name))],
        CloudTrailEvent = EventJson.Of(happened, account),
    };
}

/// <summary>A resource of an event.</summary>
public sealed record Resource(string? ResourceType, string ResourceName);
