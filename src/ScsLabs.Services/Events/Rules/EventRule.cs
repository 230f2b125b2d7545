using ScsLabs.Events.Patterns;
using ScsLabs.Events.Schedules;

namespace ScsLabs.Services.Events;

/// <summary>A rule of an event bus: it sends the events that match its pattern, or one at each time of its schedule, to its targets.</summary>
internal sealed record EventRule : IResource<EventRule>, ITaggedRow, IDueRow
{
    /// <summary>The time before now whose missed times are made up for. More may have passed at once, where an older world is gone back to.</summary>
    private static readonly TimeSpan MostMadeUpFor = TimeSpan.FromDays(1);

    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name of the bus.</summary>
    public required string BusName { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The pattern; null for none.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary>The schedule as it was written; null for none.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary>Whether it is enabled.</summary>
    public required RuleState State { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The role with which targets are called that need one and have none of their own; null for none.</summary>
    public string? RoleArn { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt { get; init; }

    /// <inheritdoc />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = EventTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => EventBus.RulesOf(new(Account, Region), BusName);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => ArnOf(new(Account, Region), BusName, Name);

    /// <summary>The place of the rule's targets. A rule's name has no slash.</summary>
    public Place Targets => Place with { Within = $"{BusName}/{Name}" };

    /// <summary>Finds a rule of a bus of the caller's account.</summary>
    /// <exception cref="AwsException">The bus is another account's.</exception>
    public static Reference<EventRule> Of(string name, string? bus, Call call) => EventBus.Own(bus, call) is var on && on.Row is { } there
        ? new(name, ArnOf(there.Place, there.Name, name), call.View.Find<EventRule>(there.Rules, name))
        : new(name, ArnOf(call.Place, on.Name, name), null);

    /// <summary>Finds a rule that must be there.</summary>
    /// <exception cref="AwsException">The bus or the rule doesn't exist.</exception>
    public static EventRule Existing(string name, string? bus, Call call)
    {
        var on = EventBus.Own(bus, call).OrNotFound(call);
        return call.View.Find<EventRule>(on.Rules, name) ?? throw EventsErrors.NoSuchRule(name, on.Name);
    }

    /// <inheritdoc />
    public static Reference<EventRule> Resolve(string name, Call call) => Of(name, null, call);

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => EventsErrors.NoSuchRule(name, EventBus.Default);

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) => [new("events:creatorAccount", Account.ToString())];

    /// <summary>The rule as enabled or disabled, with the next time of its schedule.</summary>
    public EventRule In(RuleState state, DateTimeOffset now) => this with { State = state, DueAt = state == RuleState.Disabled ? null : Next(now) };

    /// <inheritdoc />
    public void PutTags(ImmutableSortedDictionary<string, string> tags, Draft draft) => draft.Put(this with { TagSet = tags });

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        var (at, since) = (DueAt!.Value, due.Now - MostMadeUpFor);
        due.Draft.Put(this with { DueAt = Next(at > since ? at : since) });
        due.Draft.Afterwards((acting, token) => ScheduledEvents.SendAsync(this, at, acting, token));
    }

    private DateTimeOffset? Next(DateTimeOffset after) => ScheduleExpression is { } expression ? Schedule.Parse(expression).Next(after) : null;

    private static string ArnOf(Place place, string bus, string name) => $"arn:aws:events:{place.Region}:{place.Account}:rule/{(bus == EventBus.Default ? "" : bus + "/")}{name}";
}

/// <summary>Whether a rule is enabled.</summary>
public enum RuleState
{
    /// <summary>It is.</summary>
    [Wire("ENABLED")]
    Enabled,

    /// <summary>It isn't.</summary>
    [Wire("DISABLED")]
    Disabled,

    /// <summary>It is, and matches CloudTrail's events of calls that only read, too.</summary>
    [Wire("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS")]
    EnabledWithAllCloudTrailManagementEvents,
}
