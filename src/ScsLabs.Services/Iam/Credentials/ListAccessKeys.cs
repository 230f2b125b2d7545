namespace ScsLabs.Services.Iam;

/// <summary>Lists the access keys of a user; without a name, of the caller.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, ListAccessKeys.</remarks>
[Operation<IamApi>]
public sealed record ListAccessKeys(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the keys, by id; without their secrets.</summary>
    public sealed record Result(IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata, [Spread] PageEnd Page);

    /// <summary>Lists the access keys.</summary>
    internal static Result Handle(ListAccessKeys request, Reference<User> user, Call call, WorldView view)
    {
        var page = Listing.Page(CredentialOwner.Of(user, call).Keys(view), key => key.AccessKeyId, request.Page);
        return new([.. page.Items.Select(key => new AccessKeyMetadata(key.Owner.UserName, key.AccessKeyId, key.Status, key.CreateDate))], PageEnd.Of(page));
    }
}

/// <summary>An access key without its secret.</summary>
public sealed record AccessKeyMetadata(string? UserName, string AccessKeyId, AccessKeyStatus Status, DateTimeOffset CreateDate);
