namespace ScsLabs.Services.Iam;

/// <summary>An IAM user.</summary>
internal sealed record User : IPrincipalIdentity, IIdentity<User>, IHasPolicies
{
    /// <summary>Finds users by name, ignoring case.</summary>
    internal static readonly RowIndex<User, (AccountId, string)> ByName = new(user => Naming.Key(user.Account, user.UserName));

    /// <summary>Finds users of all accounts by their unique ids.</summary>
    internal static readonly RowIndex<User, string> ByUniqueId = new(user => user.UniqueId);

    /// <summary>Finds an account's users by group.</summary>
    internal static readonly RowIndex<User, (AccountId, string)> ByGroup = new(user => user.Groups.Select(group => (user.Account, group)));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<User>> Indexes => [ByName, ByUniqueId, ByGroup, ByAttachedPolicy, ByBoundary];

    /// <inheritdoc />
    public static RowIndex<User, (AccountId, string)> ByAttachedPolicy { get; } = Attachments.IndexOfAttached<User>();

    /// <summary>Finds an account's users by the ARN of their permissions boundary.</summary>
    internal static RowIndex<User, (AccountId, string)> ByBoundary { get; } = Attachments.IndexOfBoundaries<User>();

    /// <summary>The account that owns the user.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account regardless of the path.</summary>
    public required string UserName { get; init; }

    /// <inheritdoc />
    public required string Path { get; init; }

    /// <inheritdoc />
    public required string UniqueId { get; init; }

    /// <summary>The time at which the user was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <inheritdoc />
    public ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; init; } = ImmutableSortedDictionary<string, PolicyDocument>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public ImmutableSortedSet<string> AttachedPolicies { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>The names of the user's groups.</summary>
    public ImmutableSortedSet<string> Groups { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <inheritdoc />
    public string? PermissionsBoundary { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.OfUsers.None;

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
    public static string Kind => "user";

    /// <inheritdoc />
    public static int InlineQuota => Quotas.UserPolicySize;

    /// <inheritdoc />
    public User With(ImmutableSortedDictionary<string, PolicyDocument> inlinePolicies) => this with { InlinePolicies = inlinePolicies };

    /// <inheritdoc />
    public User With(ImmutableSortedSet<string> attachedPolicies) => this with { AttachedPolicies = attachedPolicies };

    /// <summary>Finds a user by name. An empty name means the caller: a user, or the root user, which has no row.</summary>
    /// <exception cref="AwsException">ValidationError: the name is empty, and the caller isn't a user.</exception>
    public static Reference<User> Resolve(string name, Call call)
    {
        if (name.Length == 0)
        {
            var principal = call.Caller.Principal;
            return principal.Kind switch
            {
                PrincipalKind.Root => new("root", principal.Name, null),
                PrincipalKind.User => Resolve(principal.Name[(principal.Name.LastIndexOf('/') + 1)..], call),
                _ => throw IamErrors.NoUserNamed(),
            };
        }

        var row = call.View.Find<User>(call.GlobalPlace, name);
        return new(name, row?.Arn ?? ArnOf(call.Account, "/", name), row) { Shown = $"user {name}" };
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => IamErrors.NoSuchEntity($"The user with name {name} cannot be found.");

    /// <summary>Requires that a user of this name can be created.</summary>
    /// <exception cref="AwsException">EntityAlreadyExists, LimitExceeded.</exception>
    internal static void RequireNew(string name, WorldView view, AccountId account) =>
        Naming.RequireNew(view, ByName, account, name, "UsersPerAccount", Quotas.Users, $"User with name {name} already exists.");

    /// <summary>The ARN of a user.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:user{path}{name}";
}
