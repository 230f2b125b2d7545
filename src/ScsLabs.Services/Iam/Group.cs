namespace ScsLabs.Services.Iam;

/// <summary>An IAM group. Its members name it; it doesn't name them.</summary>
public sealed record Group : IIdentity, IResource<Group>, IHasPolicies
{
    /// <summary>The account that has it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account whatever the path.</summary>
    public required string GroupName { get; init; }

    /// <summary>The path, from slash to slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id: <c>AGPA…</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>When it was made.</summary>
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
    public static Reference<Group> Resolve(string name, Call call)
    {
        var row = call.View.Find<Group>(call.GlobalPlace, name);
        return new(name, row?.Arn ?? ArnOf(call.Account, "/", name), row) { Shown = $"group {name}" };
    }

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => IamErrors.NoSuchEntity($"The group with name {name} cannot be found.");

    /// <summary>The ARN of a group.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:group{path}{name}";
}
