namespace ScsLabs.Services.Iam;

/// <summary>An IAM role.</summary>
internal sealed record Role : IPrincipalIdentity, IIdentity<Role>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>Finds roles by name, ignoring case.</summary>
    internal static readonly RowIndex<Role, (AccountId, string)> ByName = new(role => Naming.Key(role.Account, role.RoleName));

    /// <summary>Finds roles of all accounts by their unique ids.</summary>
    internal static readonly RowIndex<Role, string> ByUniqueId = new(role => role.UniqueId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Role>> Indexes => [ByName, ByUniqueId, ByAttachedPolicy, ByBoundary];

    /// <inheritdoc />
    public static RowIndex<Role, (AccountId, string)> ByAttachedPolicy { get; } = Attachments.IndexOfAttached<Role>();

    /// <summary>Finds an account's roles by the ARN of their permissions boundary.</summary>
    internal static RowIndex<Role, (AccountId, string)> ByBoundary { get; } = Attachments.IndexOfBoundaries<Role>();

    /// <summary>The account that owns the role.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account regardless of the path.</summary>
    public required string RoleName { get; init; }

    /// <inheritdoc />
    public required string Path { get; init; }

    /// <inheritdoc />
    public required string UniqueId { get; init; }

    /// <summary>The time at which the role was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The trust policy, with users and roles as unique ids.</summary>
    public required PolicyDocument AssumeRolePolicyDocument { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The maximum duration of a session in seconds: 3,600 to 43,200.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    /// <inheritdoc />
    public ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; init; } = ImmutableSortedDictionary<string, PolicyDocument>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public ImmutableSortedSet<string> AttachedPolicies { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <inheritdoc />
    public string? PermissionsBoundary { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.OfRoles.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => RoleName;

    /// <inheritdoc />
    public string Arn => ArnOf(Account, Path, RoleName);

    /// <inheritdoc />
    AttachedPolicy? IHasResourcePolicy.ResourcePolicy => new("AssumeRolePolicyDocument", AssumeRolePolicyDocument);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies =>
    [
        .. InlinePolicies.Select(policy => new PolicySlot($"role {RoleName}, inline policy {policy.Key}", policy.Value, document => this with { InlinePolicies = InlinePolicies.SetItem(policy.Key, document) })),
        new($"role {RoleName}, trust policy", AssumeRolePolicyDocument, document => this with { AssumeRolePolicyDocument = document }),
    ];

    /// <inheritdoc />
    public static string Kind => "role";

    /// <inheritdoc />
    public static int InlineQuota => Quotas.RolePolicySize;

    /// <inheritdoc />
    public Role With(ImmutableSortedDictionary<string, PolicyDocument> inlinePolicies) => this with { InlinePolicies = inlinePolicies };

    /// <inheritdoc />
    public Role With(ImmutableSortedSet<string> attachedPolicies) => this with { AttachedPolicies = attachedPolicies };

    /// <summary>The instance profiles that contain the role.</summary>
    public IEnumerable<InstanceProfile> InstanceProfiles(WorldView view) => view.All(InstanceProfile.ByRole, (Account, RoleName));

    /// <inheritdoc />
    public static Reference<Role> Resolve(string name, Call call)
    {
        var row = call.View.Find<Role>(call.GlobalPlace, name);
        return new(name, row?.Arn ?? ArnOf(call.Account, "/", name), row) { Shown = $"role {name}" };
    }

    /// <summary>Finds a role of any account by its ARN. Refusals don't say why.</summary>
    public static Reference<Role> ByArn(string arn, Call call) => new(arn, arn, Find(call.View, arn)) { Tells = RefusalDetail.Request };

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => IamErrors.NoSuchEntity($"The role with name {name} cannot be found.");

    /// <summary>Whether the text has the form of a role's ARN.</summary>
    internal static bool IsArn(string text) =>
        Model.Arn.TryParse(text, out var arn) && arn is { Partition: "aws", Service: "iam", Region: "" } && AccountId.TryParse(arn.Account, out _) && arn.Resource.StartsWith("role/", StringComparison.Ordinal);

    /// <summary>Finds a role of any account by its ARN; null for none.</summary>
    internal static Role? Find(WorldView view, string arn) =>
        Model.Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account)
            && view.Find<Role>(Place.Of(account), parsed.Resource[(parsed.Resource.LastIndexOf('/') + 1)..]) is { } role && role.Arn == arn
                ? role
                : null;

    /// <summary>Requires that a role of this name can be created.</summary>
    /// <exception cref="AwsException">EntityAlreadyExists, LimitExceeded.</exception>
    internal static void RequireNew(string name, WorldView view, AccountId account) =>
        Naming.RequireNew(view, ByName, account, name, "RolesPerAccount", Quotas.Roles, $"Role with name {name} already exists.");

    /// <summary>The ARN of a role.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:role{path}{name}";
}
