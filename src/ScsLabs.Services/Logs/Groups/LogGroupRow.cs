using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services.Logs;

/// <summary>A log group. Its streams and their events are rows of their own (<see cref="LogStreamRow"/>, <see cref="LogEventRow"/>).</summary>
/// <remarks>
/// Policies name a group with what follows its name: <c>log-group:NAME:*</c>. Permissions are asked for on <c>log-group:NAME:log-stream:STREAM</c>, on the group
/// itself with an empty stream; those of tags alone on <c>log-group:NAME</c>. Sources: CloudWatch Logs API Reference, LogGroup (arn, logGroupArn); refusals that users recorded.
/// </remarks>
internal sealed record LogGroupRow : IResource<LogGroupRow>, IHasResourcePolicy
{
    private const string InArn = "log-group:";
    private const string StreamInArn = ":log-stream:";
    private const string AllOf = ":*";

    /// <summary>The account that owns the group.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The time at which the group was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The days for which events are kept; null for ever.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>The size of all events in bytes, each with <see cref="LogEventRow.Overhead"/>.</summary>
    public long StoredBytes { get; init; }

    /// <summary>The number of streams that the group had so far, deleted ones too.</summary>
    public int StreamsMade { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = LogTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= ArnOf(Place, Name);

    /// <summary>The ARN as policies name the group.</summary>
    public string ArnOfAll => Arn + AllOf;

    /// <summary>The place of the group's streams.</summary>
    public Place Streams => Place with { Within = Name };

    /// <summary>Null: the account's policies decide on all its groups, and only about services.</summary>
    public AttachedPolicy? ResourcePolicy => null;

    /// <summary>Adds the account's resource policies where a service calls.</summary>
    /// <remarks>Source: CloudWatch Logs API Reference, PutResourcePolicy: they aren't enforced for users, roles and other accounts.</remarks>
    PolicySet IHasResourcePolicy.AddTo(PolicySet policies, Principal caller, WorldView view) =>
        caller.Kind == PrincipalKind.Service ? policies with { Resource = LogPolicyRow.Of(Place, view) } : policies;

    /// <summary>None: no user's or role's permissions follow from the account's policies.</summary>
    IEnumerable<ResourceScope> IHasResourcePolicy.Scopes(WorldView view) => [];

    /// <summary>Finds a group of the caller's account by its name.</summary>
    public static Reference<LogGroupRow> Resolve(string name, Call call) => new(name, ArnOf(call.Place, name), call.View.Find<LogGroupRow>(call.Place, name));

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => LogsErrors.NoSuchGroup();

    /// <summary>Finds a group by its name, or by its name or ARN.</summary>
    /// <exception cref="AwsException">InvalidParameterException: neither is given, or both are.</exception>
    public static Reference<LogGroupRow> Of(string? name, string? identifier, Call call) => (name, identifier) switch
    {
        ({ } given, null) => Resolve(given, call),
        (null, { } given) => ByArn(given, call) ?? Resolve(given, call),
        _ => throw LogsErrors.Invalid("You must include either logGroupIdentifier or logGroupName, but not both."),
    };

    /// <summary>Finds a group by its ARN; null where the text is no ARN of a group.</summary>
    public static Reference<LogGroupRow>? ByArn(string text, Call call) => NameIn(text) is not var (place, name) ? null
        : new(text, ArnOf(place, name), place.Region == call.Region ? call.View.Find<LogGroupRow>(place, name) : null);

    /// <summary>The group with an ARN, which may end in <c>:*</c>; null where there is none.</summary>
    public static LogGroupRow? Find(string arn, WorldView view) => NameIn(arn) is var (place, name) ? view.Find<LogGroupRow>(place, name) : null;

    /// <summary>The place and name in the ARN of a group; null where the text is none.</summary>
    public static (Place Place, string Name)? NameIn(string text)
    {
        if (!Model.Arn.TryParse(text, out var arn) || arn.Service != "logs" || !AccountId.TryParse(arn.Account, out var account) || !arn.Resource.StartsWith(InArn, StringComparison.Ordinal))
        {
            return null;
        }

        var name = arn.Resource[InArn.Length..];
        name = name.EndsWith(AllOf, StringComparison.Ordinal) ? name[..^AllOf.Length] : name;
        return name.Contains(':', StringComparison.Ordinal) ? null : (new(account, arn.Region), name);
    }

    /// <summary>Asks for an action on a group or, where one is named, on one of its streams.</summary>
    public static Ask Ask(string action, Reference<LogGroupRow> group, string stream = "", IReadOnlyList<Condition>? conditions = null) =>
        new(action, StreamArn(group.Arn, stream), group.Row) { Conditions = conditions ?? [] };

    /// <summary>Asks for an action on no group in particular. The resource in refusals has neither a group nor a stream.</summary>
    public static Ask AskForAny(string action, Call call) => new(action, StreamArn(ArnOf(call.Place, ""), ""));

    /// <summary>The ARN of a stream.</summary>
    public static string StreamArn(string group, string stream) => group + StreamInArn + stream;

    private static string ArnOf(Place place, string name) => $"arn:aws:logs:{place.Region}:{place.Account}:{InArn}{name}";
}
