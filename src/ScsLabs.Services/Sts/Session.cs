namespace ScsLabs.Services.Sts;

/// <summary>Temporary credentials. They are found by their key id alone; whom they stand for is looked up at each call, so a policy change counts at once.</summary>
public sealed record Session : IRow<Session>, IDueRow
{
    /// <summary>Finds sessions by the unique id of the user or role that they stand for.</summary>
    internal static readonly RowIndex<Session, string> ByPrincipal = new(session => session.Principal.UniqueId);

    /// <summary>How long the row is kept after it expired, so that a late caller is told so.</summary>
    private static readonly TimeSpan KeptExpired = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Session>> Indexes => [ByPrincipal];

    /// <summary>The key id: <c>ASIA…</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret that signatures are made with.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The session token that must come with each request.</summary>
    public required string SessionToken { get; init; }

    /// <summary>Whom the session stands for.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The session's id as <c>aws:userid</c> shows it.</summary>
    public required string UserId { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The operation that made it.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>The session policies; null where the session isn't limited by any.</summary>
    public SessionPolicies? Policies { get; init; }

    /// <summary>Session tags, those passed on by chaining included.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the tags that chained sessions get too.</summary>
    public ImmutableSortedSet<string> TransitiveTagKeys { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.OrdinalIgnoreCase);

    /// <summary>The source identity, which chaining keeps.</summary>
    public string? SourceIdentity { get; init; }

    /// <inheritdoc />
    public Place Place => Place.Global;

    /// <inheritdoc />
    public string Id => AccessKeyId;

    /// <summary>The documents of the session policies, managed ones as they are now; null where the session isn't limited by any.</summary>
    public IReadOnlyList<AttachedPolicy>? PoliciesIn(WorldView view) => Policies?.In(view);

    /// <inheritdoc />
    public DateTimeOffset? DueAt => ExpiresAt + KeptExpired;

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);
}

/// <summary>The operation that made a session.</summary>
public enum SessionKind
{
    /// <summary>AssumeRole.</summary>
    AssumeRole,

    /// <summary>GetSessionToken.</summary>
    GetSessionToken,

    /// <summary>GetFederationToken.</summary>
    GetFederationToken,
}
