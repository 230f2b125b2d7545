namespace ScsLabs.Services.Iam;

/// <summary>A user's long-term key. It is found by its id alone, before anyone knows whose it is.</summary>
public sealed record AccessKey : IRow<AccessKey>
{
    /// <summary>Finds the keys of an account's user.</summary>
    internal static readonly RowIndex<AccessKey, (AccountId, string)> ByUser = new(key => (key.Account, key.UserName));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<AccessKey>> Indexes => [ByUser];

    /// <summary>The id: <c>AKIA…</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret that signatures are made with.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The account of the user that has it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The user that has it.</summary>
    public required string UserName { get; init; }

    /// <summary>Whether it can be used.</summary>
    public required AccessKeyStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <inheritdoc />
    public Place Place => Place.Global;

    /// <inheritdoc />
    public string Id => AccessKeyId;

    /// <summary>IAM's error for a key that the user doesn't have.</summary>
    internal static AwsError NotFound(string accessKeyId) => IamErrors.NoSuchEntity($"The Access Key with id {accessKeyId} cannot be found.");
}

/// <summary>Whether an access key can be used.</summary>
public enum AccessKeyStatus
{
    /// <summary>It can.</summary>
    Active,

    /// <summary>Its user has turned it off.</summary>
    Inactive,

    /// <summary>AWS has turned it off for good.</summary>
    Expired,
}
