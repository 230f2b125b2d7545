namespace ScsLabs.Services.CloudTrail;

/// <summary>A trail: which events of its account go to which bucket.</summary>
internal sealed record TrailRow : IResource<TrailRow>
{
    /// <summary>The maximum number of trails in a Region, with the shadows of those of other Regions.</summary>
    public const int Most = 5;

    /// <summary>Finds an account's trails in all Regions.</summary>
    internal static readonly RowIndex<TrailRow, AccountId> ByAccount = new(trail => trail.Account);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<TrailRow>> Indexes => [ByAccount];

    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The home Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>The prefix of the files' keys; null for none.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether events of global services are logged.</summary>
    public bool IncludesGlobal { get; init; } = true;

    /// <summary>Whether events of all Regions are logged.</summary>
    public bool IsMultiRegion { get; init; }

    /// <summary>Which events are logged.</summary>
    public TrailSelectors Selectors { get; init; } = TrailSelectors.Default;

    /// <summary>Whether events are logged.</summary>
    public bool IsLogging { get; init; }

    /// <summary>The times at which logging was on and of which something may be undelivered, in order.</summary>
    public ImmutableList<LoggingPeriod> Periods { get; init; } = [];

    /// <summary>The time of the last start; null for none.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The time of the last stop; null for none.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= ArnOf(Name, Place);

    /// <summary>The trails of a place: its own, and the shadows of those of other Regions that log all Regions.</summary>
    public static IEnumerable<TrailRow> In(Place place, WorldView view) => view.All(ByAccount, place.Account).Where(trail => trail.IsIn(place.Region));

    /// <summary>Whether a Region has the trail or its shadow.</summary>
    public bool IsIn(string region) => Region == region || IsMultiRegion;

    /// <summary>Whether an event is of the account, and of a Region whose events are logged.</summary>
    public bool Covers(CallEvent happened) => happened.IsOf(Account) && IsIn(happened.Region) && (IncludesGlobal || happened.Operation.Api.GlobalRegion is null);

    /// <summary>Whether the trail delivers an event: it covers it, logged at its time, and selects it.</summary>
    public bool Logs(CallEvent happened) => Covers(happened) && Periods.Exists(period => period.Has(happened.At)) && Selectors.Select(happened);

    /// <inheritdoc />
    public static Reference<TrailRow> Resolve(string name, Call call)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ByName(name, call);
        }

        var (account, region, own) = TrailNames.OfArn(name);
        var trail = call.View.Find<TrailRow>(new(account, region), own);
        return new(name, name, account == call.Account && trail?.IsIn(call.Region) == true ? trail : null);
    }

    /// <summary>Finds a trail by its name alone.</summary>
    /// <exception cref="AwsException">The name isn't well formed.</exception>
    public static Reference<TrailRow> ByName(string name, Call call)
    {
        TrailNames.Check(name);
        return new(name, ArnOf(name, call.Place), call.View.Find<TrailRow>(call.Place, name));
    }

    /// <summary>Finds a trail that is to be changed: in its home Region.</summary>
    /// <exception cref="AwsException">The name isn't well formed.</exception>
    public static Reference<TrailRow> ToChange(string name, Call call)
    {
        var found = Resolve(name, call);
        return found.Row is not null || name.StartsWith("arn:", StringComparison.Ordinal) || In(call.Place, call.View).FirstOrDefault(trail => trail.Name == name) is not { } shadow ? found : new(name, shadow.Arn, shadow);
    }

    /// <summary>Finds a trail by its ARN alone, as for its tags.</summary>
    /// <exception cref="AwsException">The ARN isn't a trail's, or one of a resource that isn't emulated.</exception>
    public static Reference<TrailRow> ByArn(string arn, Call call) =>
        Model.Arn.TryParse(arn, out var parts) && parts is { Service: "cloudtrail" } && parts.Resource.Split('/')[0] is "eventdatastore" or "channel" or "dashboard" ? throw AwsException.NotEmulated($"CloudTrail's {parts.Resource.Split('/')[0]}")
        : arn.StartsWith("arn:", StringComparison.Ordinal) ? Resolve(arn, call)
        : throw CloudTrailErrors.InvalidArn(arn);

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => CloudTrailErrors.TrailNotFound(name, call.Account.ToString());

    /// <summary>Requires that a call comes to the trail's home Region.</summary>
    /// <exception cref="AwsException">It doesn't.</exception>
    public void RequireHome(Call call)
    {
        if (call.Region != Region)
        {
            throw CloudTrailErrors.InvalidHomeRegion(Arn, Region);
        }
    }

    private static string ArnOf(string name, Place place) => $"arn:aws:cloudtrail:{place.Region}:{place.Account}:trail/{name}";
}

/// <summary>A time in which a trail logged.</summary>
/// <param name="From">The start.</param>
/// <param name="To">The stop; null while it logs.</param>
internal sealed record LoggingPeriod(DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>Whether a time is in it.</summary>
    public bool Has(DateTimeOffset at) => at >= From && (To is not { } to || at <= to);
}
