namespace ScsLabs.Services.Iam;

/// <summary>Lists the MFA devices of a user; without a name, of the caller. There are none: no operation that creates one is emulated.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, ListMFADevices.</remarks>
[Operation<IamApi>]
public sealed record ListMFADevices(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the MFA devices.</summary>
    public sealed record Result(IReadOnlyList<MFADevice> MFADevices, [Spread] PageEnd Page);

    /// <summary>Lists the MFA devices.</summary>
    internal static Result Handle(ListMFADevices request, Reference<User> user, Call call)
    {
        CredentialOwner.Of(user, call);
        return new([], PageEnd.OfNone(request.Page));
    }
}

/// <summary>An MFA device that is assigned to a user.</summary>
public sealed record MFADevice(string UserName, string SerialNumber, DateTimeOffset EnableDate);
