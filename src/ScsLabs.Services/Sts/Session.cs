namespace ScsLabs.Services.Sts;

/// <summary>Temporary credentials, found by their key id. Their principal is looked up at each call, so that a policy change takes effect immediately.</summary>
internal sealed record Session : IRow<Session>, IDueRow
{
    /// <summary>Finds sessions by the unique id of their user or role.</summary>
    internal static readonly RowIndex<Session, string> ByPrincipal = new(session => session.Principal.UniqueId);

    /// <summary>Finds the sessions whose credentials were delivered to an instance.</summary>
    internal static readonly RowIndex<Session, string> ByInstance = new(session => session.Delivery?.InstanceArn);

    /// <summary>The time for which the row is kept after expiry, so that requests with it are answered with an expiry error.</summary>
    private static readonly TimeSpan KeptExpired = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Session>> Indexes => [ByPrincipal, ByInstance];

    /// <summary>The access key id: <c>ASIA…</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret access key.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The session token, which must be sent with each request.</summary>
    public required string SessionToken { get; init; }

    /// <summary>The principal of the session.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The id of the session in <c>aws:userid</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>The time at which the credentials were issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The time at which the credentials expire.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The operation that created the session.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>The session policies; null where the session isn't limited by any.</summary>
    public SessionPolicies? Policies { get; init; }

    /// <summary>The session tags, including those inherited in role chaining.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the tags that sessions inherit in role chaining.</summary>
    public ImmutableSortedSet<string> TransitiveTagKeys { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.OrdinalIgnoreCase);

    /// <summary>The source identity, which role chaining keeps.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>The ARN of the resource on whose behalf a service assumed the role; null for none.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The delivery of the credentials to an instance; null for other sessions.</summary>
    public InstanceDelivery? Delivery { get; init; }

    /// <inheritdoc />
    public Place Place => Place.Global;

    /// <inheritdoc />
    public string Id => AccessKeyId;

    /// <summary>The documents of the session policies, managed ones in their current version; null where the session isn't limited by any.</summary>
    public IReadOnlyList<AttachedPolicy>? PoliciesIn(WorldView view) => Policies?.In(view);

    /// <inheritdoc />
    public DateTimeOffset? DueAt => ExpiresAt + KeptExpired;

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);
}

/// <summary>The delivery of a role's credentials to an instance, which every request with them tells.</summary>
/// <param name="InstanceArn">The ARN of the instance: <c>ec2:SourceInstanceArn</c>.</param>
/// <param name="Version">The version of the metadata service, 1.0 or 2.0: <c>ec2:RoleDelivery</c>.</param>
/// <param name="VpcId">The VPC of the instance: <c>aws:Ec2InstanceSourceVpc</c>.</param>
/// <param name="PrivateIp">The primary private address of the instance: <c>aws:Ec2InstanceSourcePrivateIPv4</c>.</param>
internal sealed record InstanceDelivery(string InstanceArn, string Version, string VpcId, string PrivateIp);

/// <summary>The operation that created a session.</summary>
internal enum SessionKind
{
    /// <summary>AssumeRole.</summary>
    AssumeRole,

    /// <summary>GetSessionToken.</summary>
    GetSessionToken,

    /// <summary>GetFederationToken.</summary>
    GetFederationToken,
}
