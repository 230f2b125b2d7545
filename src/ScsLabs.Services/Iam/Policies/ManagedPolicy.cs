namespace ScsLabs.Services.Iam;

/// <summary>A managed policy: an account's, or one of AWS's own, which stand in <see cref="AwsManagedPolicies"/>.</summary>
public sealed record ManagedPolicy : IResource<ManagedPolicy>, IHasPolicies
{
    /// <summary>Finds an account's managed policies by name, whatever its case.</summary>
    internal static readonly RowIndex<ManagedPolicy, (AccountId, string)> ByName = new(policy => Naming.Key(policy.Account, policy.PolicyName));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<ManagedPolicy>> Indexes => [ByName];

    /// <summary>The account that has it; the default value for AWS's own.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account whatever the path.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The path, from slash to slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id: <c>ANPA…</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When a version was last made or chosen.</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>What it is for; it can't be changed.</summary>
    public string? Description { get; init; }

    /// <summary>The versions by number, five at most; numbers aren't used again.</summary>
    public required ImmutableSortedDictionary<int, ManagedPolicyVersion> Versions { get; init; }

    /// <summary>The number of the version that counts.</summary>
    public required int DefaultVersion { get; init; }

    /// <summary>The number that the next version will have.</summary>
    public required int NextVersion { get; init; }

    /// <summary>The document that counts.</summary>
    public PolicyDocument Document => Versions[DefaultVersion].Document;

    /// <summary>Whether it is AWS's own, which no account can change.</summary>
    public bool IsOfAws => Account == default;

    /// <summary>What orders lists of policies: the name, AWS's own before an account's.</summary>
    internal string ListKey => $"{PolicyName}/{(IsOfAws ? "aws" : "local")}";

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.HeedingCase;

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

    /// <summary>A policy by its ARN.</summary>
    /// <exception cref="AwsError">InvalidInput for what is no policy's ARN.</exception>
    public static Reference<ManagedPolicy> Resolve(string name, Call call)
    {
        RequireArn(name);
        return new(name, name, Find(call.View, name)) { Shown = $"policy {name}" };
    }

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => IamErrors.NoSuchEntity($"Policy {name} was not found.");

    /// <summary>The managed policy with this ARN, AWS's own among them; null where there is none.</summary>
    internal static ManagedPolicy? Find(WorldView view, string arn) =>
        AwsManagedPolicies.Find(arn)
        ?? (Model.Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account) ? view.Find<ManagedPolicy>(Place.Of(account), arn) : null);

    /// <summary>Returns if the text can be a policy's ARN.</summary>
    /// <exception cref="AwsError">InvalidInput.</exception>
    internal static void RequireArn(string text)
    {
        if (!Model.Arn.TryParse(text, out var arn) || arn.Service != "iam" || !arn.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            throw IamErrors.InvalidInput($"ARN {text} is not valid.");
        }
    }

    /// <summary>Returns if an account may change the policy.</summary>
    /// <exception cref="AwsError">AccessDenied: it is AWS's own.</exception>
    internal ManagedPolicy OwnPolicy() => IsOfAws ? throw IamErrors.ForeignPolicy() : this;

    /// <summary>A version by its id, such as <c>v2</c>.</summary>
    /// <exception cref="AwsError">NoSuchEntity.</exception>
    internal ManagedPolicyVersion Version(string versionId) =>
        int.TryParse(versionId.AsSpan(1), out var number) && Versions.TryGetValue(number, out var version)
            ? version
            : throw IamErrors.NoSuchEntity($"Policy {Arn} version {versionId} does not exist or is not attachable.");

    /// <summary>The ARN of an account's managed policy, or of AWS's own for the default value.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{(account == default ? "aws" : account.ToString())}:policy{path}{name}";
}

/// <summary>One version of a managed policy.</summary>
public sealed record ManagedPolicyVersion(int Number, PolicyDocument Document, DateTimeOffset CreateDate);
