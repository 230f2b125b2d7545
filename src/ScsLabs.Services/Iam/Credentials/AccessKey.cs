namespace ScsLabs.Services.Iam;

/// <summary>A long-term access key of a user or the root user, found by its id alone, before its owner is known.</summary>
internal sealed record AccessKey : IRow<AccessKey>
{
    /// <summary>Finds the access keys of an owner.</summary>
    internal static readonly RowIndex<AccessKey, CredentialOwner> ByOwner = new(key => key.Owner);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<AccessKey>> Indexes => [ByOwner];

    /// <summary>The access key id: <c>AKIA…</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret access key.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The user, or root user, whose key it is.</summary>
    public required CredentialOwner Owner { get; init; }

    /// <summary>The status of the access key.</summary>
    public required AccessKeyStatus Status { get; init; }

    /// <summary>The time at which the access key was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <inheritdoc />
    public Place Place => Place.Global;

    /// <inheritdoc />
    public string Id => AccessKeyId;

    /// <summary>The principal that the key authenticates; null where the key is inactive.</summary>
    public Principal? PrincipalIn(WorldView view) => Status is not AccessKeyStatus.Active ? null
        : Owner.UserName is not { } name ? Principal.RootOf(Owner.Account)
        : view.Find<User>(Place.Of(Owner.Account), name) is { } user ? new(PrincipalKind.User, user.Arn, user.Account) { UniqueId = user.UniqueId }
        : null;

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
