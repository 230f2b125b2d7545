namespace ScsLabs.Services.Iam;

/// <summary>Lists the service-specific credentials of a user; without a name, of the caller. There are none: no operation that creates one is emulated.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, ListServiceSpecificCredentials.</remarks>
[Operation<IamApi>]
public sealed record ListServiceSpecificCredentials(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string? UserName = null,
    string? ServiceName = null,
    bool? AllUsers = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the credentials.</summary>
    public sealed record Result(IReadOnlyList<ServiceSpecificCredentialMetadata> ServiceSpecificCredentials, [Spread] PageEnd Page);

    /// <summary>Lists the credentials.</summary>
    internal static Result Handle(ListServiceSpecificCredentials request, Reference<User> user, Call call)
    {
        CredentialOwner.Of(user, call);
        return new([], PageEnd.OfNone(request.Page));
    }
}

/// <summary>A service-specific credential without its password.</summary>
public sealed record ServiceSpecificCredentialMetadata(
    string UserName, AccessKeyStatus Status, DateTimeOffset CreateDate, string ServiceSpecificCredentialId, string ServiceName, string? ServiceUserName, string? ServiceCredentialAlias, DateTimeOffset? ExpirationDate);
