namespace ScsLabs.Services.Iam;

/// <summary>An IAM user.</summary>
public sealed record User : IPrincipalIdentity, IResource<User>, IHasPolicies
{
    /// <summary>The account that has it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account whatever the path.</summary>
    public required string UserName { get; init; }

    /// <summary>The path, from slash to slash.</summary>
    public required string Path { get; init; }

    /// <inheritdoc />
    public required string UniqueId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <inheritdoc />
    public ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; init; } = ImmutableSortedDictionary<string, PolicyDocument>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public ImmutableSortedSet<string> AttachedPolicies { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>The names of the groups that it belongs to.</summary>
    public ImmutableSortedSet<string> Groups { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <inheritdoc />
    public string? PermissionsBoundary { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => UserName;

    /// <inheritdoc />
    public string Arn => ArnOf(Account, Path, UserName);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies =>
    [
        .. InlinePolicies.Select(policy => new PolicySlot($"user {UserName}, inline policy {policy.Key}", policy.Value, document => this with { InlinePolicies = InlinePolicies.SetItem(policy.Key, document) })),
    ];

    /// <inheritdoc />
    public static Reference<User> Resolve(string name, Call call)
    {
        var row = call.View.Find<User>(call.GlobalPlace, name);
        return new(name, row?.Arn ?? ArnOf(call.Account, "/", name), row) { Shown = $"user {name}" };
    }

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => IamErrors.NoSuchEntity($"The user with name {name} cannot be found.");

    /// <summary>The ARN of a user.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:user{path}{name}";
}
