namespace ScsLabs.Services.Iam;

/// <summary>The owner of access keys, or of other credentials: a user, or an account's root user.</summary>
/// <param name="Account">The account.</param>
/// <param name="UserName">The user's name; null for the root user, whose name AWS leaves out of its answers.</param>
internal readonly record struct CredentialOwner(AccountId Account, string? UserName)
{
    /// <summary>The owner that a request is about: the root user calls without a name to manage its own keys.</summary>
    /// <exception cref="AwsException">NoSuchEntity: there is no such user.</exception>
    public static CredentialOwner Of(Reference<User> user, Call call) =>
        user.Arn == call.Account.Root.ToString() ? new(call.Account, null) : Of(user.OrNotFound(call));

    /// <summary>A user as an owner.</summary>
    public static CredentialOwner Of(User user) => new(user.Account, user.UserName);

    /// <summary>The access keys, by id.</summary>
    public IEnumerable<AccessKey> Keys(WorldView view) => view.All(AccessKey.ByOwner, this);

    /// <summary>Finds one of the access keys.</summary>
    /// <exception cref="AwsException">NoSuchEntity: there is no such key, or it belongs to another owner.</exception>
    public AccessKey Key(string accessKeyId, WorldView view) =>
        view.Find<AccessKey>(Place.Global, accessKeyId) is { } key && key.Owner == this ? key : throw AccessKey.NotFound(accessKeyId);
}
