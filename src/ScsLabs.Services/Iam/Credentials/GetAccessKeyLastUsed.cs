namespace ScsLabs.Services.Iam;

/// <summary>Returns when, where and for which service an access key was last used.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetAccessKeyLastUsed.</remarks>
[Operation<IamApi>]
public sealed record GetAccessKeyLastUsed([Length(16, 128), Pattern(Form.KeyId)] string AccessKeyId)
{
    /// <summary>The user of the access key, and its last use.</summary>
    public sealed record Result(string? UserName, AccessKeyLastUsed AccessKeyLastUsed);

    /// <summary>Asks on the user of the access key.</summary>
    internal static IEnumerable<Ask> Asks(GetAccessKeyLastUsed request, Call call) =>
        [Find(request, call)?.Owner.UserName is { } name ? User.Resolve(name, call).Ask("iam:GetAccessKeyLastUsed") : new("iam:GetAccessKeyLastUsed", "*")];

    /// <summary>Reads the last use of the access key.</summary>
    internal static Result Handle(GetAccessKeyLastUsed request, Call call)
    {
        var key = Find(request, call) ?? throw AccessKey.NotFound(request.AccessKeyId);
        return new(key.Owner.UserName, call.KeyUsage.LastUse(key.AccessKeyId) is { } use ? new(use.Service, use.Region, use.At) : new("N/A", "N/A", null));
    }

    private static AccessKey? Find(GetAccessKeyLastUsed request, Call call) =>
        call.View.Find<AccessKey>(Place.Global, request.AccessKeyId) is { } key && key.Owner.Account == call.Account ? key : null;
}

/// <summary>The last use of an access key; N/A for one that was never used.</summary>
public sealed record AccessKeyLastUsed(string ServiceName, string Region, DateTimeOffset? LastUsedDate);
