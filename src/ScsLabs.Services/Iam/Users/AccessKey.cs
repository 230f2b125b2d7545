namespace ScsLabs.Services.Iam;

/// <summary>A user's long-term access key, found by its id alone, before its owner is known.</summary>
internal sealed record AccessKey : IRow<AccessKey>
{
    /// <summary>Finds the access keys of an account's user.</summary>
    internal static readonly RowIndex<AccessKey, (AccountId, string)> ByUser = new(key => (key.Account, key.UserName));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<AccessKey>> Indexes => [ByUser];

    /// <summary>The access key id: <c>AKIA…</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret access key.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The account of the key's user.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name of the key's user.</summary>
    public required string UserName { get; init; }

    /// <summary>The status of the access key.</summary>
    public required AccessKeyStatus Status { get; init; }

    /// <summary>The time at which the access key was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <inheritdoc />
    public Place Place => Place.Global;

    /// <inheritdoc />
    public string Id => AccessKeyId;

    /// <summary>The error for a key that the user doesn't have.</summary>
    internal static AwsException NotFound(string accessKeyId) => IamErrors.NoSuchEntity($"The Access Key with id {accessKeyId} cannot be found.");
}

/// <summary>The status of an access key.</summary>
public enum AccessKeyStatus
{
    /// <summary>The key can be used.</summary>
    Active,

    /// <summary>The key was deactivated.</summary>
    Inactive,

    /// <summary>The key was deactivated by AWS permanently.</summary>
    Expired,
}
