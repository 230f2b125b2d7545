namespace ScsLabs.Services.Iam;

/// <summary>A managed policy of an account, or one of AWS's in <see cref="AwsManagedPolicies"/>.</summary>
internal sealed record ManagedPolicy : IResource<ManagedPolicy>, IHasPolicies
{
    /// <summary>Finds an account's managed policies by name, ignoring case.</summary>
    internal static readonly RowIndex<ManagedPolicy, (AccountId, string)> ByName = new(policy => Naming.Key(policy.Account, policy.PolicyName));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<ManagedPolicy>> Indexes => [ByName];

    /// <summary>The account that owns the policy; the default value for AWS managed policies.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account regardless of the path.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id: <c>ANPA…</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The time at which the policy was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The time at which a version was last created or made the default.</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>The description, which can't be changed.</summary>
    public string? Description { get; init; }

    /// <summary>The versions by number, five at most; numbers aren't reused.</summary>
    public required ImmutableSortedDictionary<int, ManagedPolicyVersion> Versions { get; init; }

    /// <summary>The number of the default version.</summary>
    public required int DefaultVersion { get; init; }

    /// <summary>The number of the next version.</summary>
    public required int NextVersion { get; init; }

    /// <summary>The document of the default version.</summary>
    public PolicyDocument Document => Versions[DefaultVersion].Document;

    /// <summary>Whether it is an AWS managed policy, which no account can change.</summary>
    public bool IsOfAws => Account == default;

    /// <summary>The key by which lists are ordered: the name, AWS's policy before an account's.</summary>
    internal string ListKey => $"{PolicyName}/{(IsOfAws ? "aws" : "local")}";

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.OfPolicies.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => Arn;

    /// <inheritdoc />
    public string Arn => ArnOf(Account, Path, PolicyName);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies =>
    [
        new($"policy {PolicyName}", Document, document => this with { Versions = Versions.SetItem(DefaultVersion, Versions[DefaultVersion] with { Document = document }) }),
    ];

    /// <summary>Finds a policy by its ARN.</summary>
    /// <exception cref="AwsException">InvalidInput if the text isn't a policy's ARN.</exception>
    public static Reference<ManagedPolicy> Resolve(string name, Call call)
    {
        RequireArn(name);
        return new(name, name, Find(call.View, name)) { Shown = $"policy {name}" };
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => IamErrors.NoSuchEntity($"Policy {name} was not found.");

    /// <summary>Finds a policy by its ARN, AWS managed policies included; null for none.</summary>
    internal static ManagedPolicy? Find(WorldView view, string arn) =>
        AwsManagedPolicies.Find(arn)
        ?? (Model.Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account) ? view.Find<ManagedPolicy>(Place.Of(account), arn) : null);

    /// <summary>Throws unless the text can be a policy's ARN.</summary>
    /// <exception cref="AwsException">InvalidInput.</exception>
    internal static void RequireArn(string text)
    {
        if (!Model.Arn.TryParse(text, out var arn) || arn.Service != "iam" || !arn.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            throw IamErrors.InvalidInput($"ARN {text} is not valid.");
        }
    }

    /// <summary>Returns the policy if accounts may change it.</summary>
    /// <exception cref="AwsException">AccessDenied: it is an AWS managed policy.</exception>
    internal ManagedPolicy OwnPolicy() => IsOfAws ? throw IamErrors.ForeignPolicy() : this;

    /// <summary>Finds a version by its id, such as <c>v2</c>.</summary>
    /// <exception cref="AwsException">NoSuchEntity.</exception>
    internal ManagedPolicyVersion Version(string versionId) =>
        int.TryParse(versionId.AsSpan(1), out var number) && Versions.TryGetValue(number, out var version)
            ? version
            : throw IamErrors.NoSuchEntity($"Policy {Arn} version {versionId} does not exist or is not attachable.");

    /// <summary>The ARN of an account's managed policy, or of an AWS managed policy for the default value.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{(account == default ? "aws" : account.ToString())}:policy{path}{name}";
}

/// <summary>A version of a managed policy.</summary>
internal sealed record ManagedPolicyVersion(int Number, PolicyDocument Document, DateTimeOffset CreateDate);
