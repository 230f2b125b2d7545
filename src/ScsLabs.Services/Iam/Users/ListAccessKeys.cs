namespace ScsLabs.Services.Iam;

/// <summary>Lists the access keys of a user; without a name, of the caller.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, ListAccessKeys.</remarks>
[Operation<IamApi>]
public sealed record ListAccessKeys(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the keys, by id; without their secrets.</summary>
    public sealed record Result(IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata, bool IsTruncated, string? Marker);

    /// <summary>Lists the access keys.</summary>
    public static Result Handle(ListAccessKeys request, User user, WorldView view)
    {
        var page = Listing.Page(user.Keys(view), key => key.AccessKeyId, request.Marker, request.MaxItems);
        return new([.. page.Items.Select(key => new AccessKeyMetadata(key.UserName, key.AccessKeyId, key.Status, key.CreateDate))], page.IsTruncated, page.Next);
    }
}

/// <summary>An access key without its secret.</summary>
public sealed record AccessKeyMetadata(string UserName, string AccessKeyId, AccessKeyStatus Status, DateTimeOffset CreateDate);
