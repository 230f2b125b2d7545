namespace ScsLabs.Services.Events;

/// <summary>An event bus. Each account has one named <c>default</c> in each Region, which has a row only where it was changed.</summary>
internal sealed record EventBus : IResource<EventBus>, IHasResourcePolicy, IHasPolicies, ITaggedRow
{
    /// <summary>The name of the bus that every account has, to which AWS's services send.</summary>
    public const string Default = "default";

    private const string InArn = "event-bus/";

    /// <summary>The account that owns the bus.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The time at which the bus was created; null for the default one.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time at which the bus was last changed; null for never.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The policy, with users and roles as unique ids; null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <inheritdoc />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = EventTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, Name);

    /// <summary>The place of the bus's rules.</summary>
    public Place Rules => RulesOf(Place, Name);

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"policy of the event bus {Name}", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"event bus {Name}, policy", Policy, document => this with { Policy = document })];

    /// <summary>The place of the rules of a bus.</summary>
    public static Place RulesOf(Place place, string bus) => place with { Within = bus };

    /// <summary>A bus; null where there is none.</summary>
    public static EventBus? Find(Place place, string name, WorldView view) =>
        view.Find<EventBus>(place, name) ?? (name == Default ? new() { Account = place.Account, Region = place.Region, Name = name } : null);

    /// <summary>The bus with an ARN; null where there is none.</summary>
    public static EventBus? Find(Arn arn, WorldView view) =>
        NameIn(arn) is { } name && AccountId.TryParse(arn.Account, out var account) ? Find(new(account, arn.Region), name, view) : null;

    /// <summary>Whether an ARN is one of a bus.</summary>
    public static bool IsBus(Arn arn) => NameIn(arn) is not null;

    /// <summary>Finds a bus of any account in the Region of the call.</summary>
    /// <param name="nameOrArn">The name of a bus of the caller's account, or an ARN; null for the default bus.</param>
    /// <param name="call">The call.</param>
    public static Reference<EventBus> Of(string? nameOrArn, Call call)
    {
        var name = nameOrArn ?? Default;
        if (!Model.Arn.TryParse(name, out var arn) || NameIn(arn) is not { } inArn)
        {
            return new(name, ArnOf(call.Place, name), Find(call.Place, name, call.View));
        }

        return new(inArn, name, arn.Region == call.Region ? Find(arn, call.View) : null);
    }

    /// <summary>Finds a bus of the caller's account. Rules on the buses of others aren't emulated.</summary>
    /// <exception cref="AwsException">The bus is another account's.</exception>
    public static Reference<EventBus> Own(string? nameOrArn, Call call) =>
        Model.Arn.TryParse(nameOrArn ?? "", out var arn) && arn.Account != call.Account.ToString() ? throw AwsException.NotEmulated("rules on event buses of other accounts") : Of(nameOrArn, call);

    /// <inheritdoc />
    public static Reference<EventBus> Resolve(string name, Call call) => Of(name, call);

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => EventsErrors.NoSuchBus(name);

    /// <inheritdoc />
    public void PutTags(ImmutableSortedDictionary<string, string> tags, Draft draft) => draft.Put(this with { TagSet = tags });

    private static string ArnOf(Place place, string name) => $"arn:aws:events:{place.Region}:{place.Account}:{InArn}{name}";

    private static string? NameIn(Arn arn) => arn.Service == "events" && arn.Resource.StartsWith(InArn, StringComparison.Ordinal) ? arn.Resource[InArn.Length..] : null;
}
