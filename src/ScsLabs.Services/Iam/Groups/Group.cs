namespace ScsLabs.Services.Iam;

/// <summary>An IAM group. Its members are stored with the users.</summary>
internal sealed record Group : IIdentity<Group>, IHasPolicies
{
    /// <summary>Finds groups by name, ignoring case.</summary>
    internal static readonly RowIndex<Group, (AccountId, string)> ByName = new(group => Naming.Key(group.Account, group.GroupName));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Group>> Indexes => [ByName, ByAttachedPolicy];

    /// <inheritdoc />
    public static RowIndex<Group, (AccountId, string)> ByAttachedPolicy { get; } = Attachments.IndexOfAttached<Group>();

    /// <summary>The account that owns the group.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account regardless of the path.</summary>
    public required string GroupName { get; init; }

    /// <inheritdoc />
    public required string Path { get; init; }

    /// <inheritdoc />
    public required string UniqueId { get; init; }

    /// <summary>The time at which the group was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <inheritdoc />
    public ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; init; } = ImmutableSortedDictionary<string, PolicyDocument>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public ImmutableSortedSet<string> AttachedPolicies { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ImmutableSortedDictionary<string, string>.Empty;

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => GroupName;

    /// <inheritdoc />
    public string Arn => ArnOf(Account, Path, GroupName);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies =>
    [
        .. InlinePolicies.Select(policy => new PolicySlot($"group {GroupName}, inline policy {policy.Key}", policy.Value, document => this with { InlinePolicies = InlinePolicies.SetItem(policy.Key, document) })),
    ];

    /// <inheritdoc />
    public static string Kind => "group";

    /// <inheritdoc />
    public static int InlineQuota => Quotas.GroupPolicySize;

    /// <inheritdoc />
    public Group With(ImmutableSortedDictionary<string, PolicyDocument> inlinePolicies) => this with { InlinePolicies = inlinePolicies };

    /// <inheritdoc />
    public Group With(ImmutableSortedSet<string> attachedPolicies) => this with { AttachedPolicies = attachedPolicies };

    /// <summary>The members of the group.</summary>
    public IEnumerable<User> Members(WorldView view) => view.All(User.ByGroup, (Account, GroupName));

    /// <inheritdoc />
    public static Reference<Group> Resolve(string name, Call call)
    {
        var row = call.View.Find<Group>(call.GlobalPlace, name);
        return new(name, row?.Arn ?? ArnOf(call.Account, "/", name), row) { Shown = $"group {name}" };
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => IamErrors.NoSuchEntity($"The group with name {name} cannot be found.");

    /// <summary>Requires that a group of this name can be created.</summary>
    /// <exception cref="AwsException">EntityAlreadyExists, LimitExceeded.</exception>
    internal static void RequireNew(string name, WorldView view, AccountId account) =>
        Naming.RequireNew(view, ByName, account, name, "GroupsPerAccount", Quotas.Groups, $"Group with name {name} already exists.");

    /// <summary>The ARN of a group.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:group{path}{name}";
}
