namespace ScsLabs.Services.Iam;

/// <summary>A managed policy of an account. AWS's own stand in <see cref="AwsManagedPolicies"/>.</summary>
public sealed record ManagedPolicy : IResource<ManagedPolicy>
{
    /// <summary>The account that has it.</summary>
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

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => Arn;

    /// <inheritdoc />
    public string Arn => ArnOf(Account, Path, PolicyName);

    /// <inheritdoc />
    public static Reference<ManagedPolicy> Resolve(string name, Call call) =>
        new(name, name, Find(call.View, name)) { Shown = $"policy {name}" };

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => IamErrors.NoSuchEntity($"Policy {name} was not found.");

    /// <summary>The managed policy with this ARN, AWS's own among them; null where there is none.</summary>
    internal static ManagedPolicy? Find(WorldView view, string arn) =>
        AwsManagedPolicies.Find(arn)
        ?? (Model.Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account) ? view.Find<ManagedPolicy>(Place.Of(account), arn) : null);

    /// <summary>The ARN of a managed policy.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:policy{path}{name}";
}

/// <summary>One version of a managed policy.</summary>
public sealed record ManagedPolicyVersion(int Number, PolicyDocument Document, DateTimeOffset CreateDate);
