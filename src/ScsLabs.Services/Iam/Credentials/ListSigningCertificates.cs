namespace ScsLabs.Services.Iam;

/// <summary>Lists the signing certificates of a user; without a name, of the caller. There are none: no operation that creates one is emulated.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, ListSigningCertificates.</remarks>
[Operation<IamApi>]
public sealed record ListSigningCertificates(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the signing certificates.</summary>
    public sealed record Result(IReadOnlyList<SigningCertificate> Certificates, [Spread] PageEnd Page);

    /// <summary>Lists the signing certificates.</summary>
    internal static Result Handle(ListSigningCertificates request, Reference<User> user, Call call)
    {
        CredentialOwner.Of(user, call);
        return new([], PageEnd.OfNone(request.Page));
    }
}

/// <summary>An X.509 signing certificate.</summary>
public sealed record SigningCertificate(string UserName, string CertificateId, string CertificateBody, AccessKeyStatus Status, DateTimeOffset? UploadDate);
