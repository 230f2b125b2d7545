namespace ScsLabs.Services.S3;

/// <summary>Reads grants in headers: <c>x-amz-grant-read: id="…", uri="…"</c>.</summary>
/// <remarks>Source: S3 API Reference, PutObjectAcl.</remarks>
internal static class AclHeaders
{
    private const int Most = 100;

    /// <summary>Reads the grants of the headers; null where there are none.</summary>
    /// <exception cref="AwsException">InvalidArgument, InvalidRequest.</exception>
    public static IReadOnlyList<AclGrant>? Grants(string? fullControl, string? read, string? readAcp, string? write, string? writeAcp)
    {
        var given = new[]
        {
            (fullControl, AclPermission.FullControl), (read, AclPermission.Read), (readAcp, AclPermission.ReadAcp), (write, AclPermission.Write), (writeAcp, AclPermission.WriteAcp),
        };
        return given.All(header => header.Item1 is null) ? null : Bounded([.. given.SelectMany(header => Grantees(header.Item1, header.Item2).Select(grantee => new AclGrant(grantee, header.Item2)))]);
    }

    /// <summary>Reads the grants of a document. The list may be empty, but must be there.</summary>
    /// <exception cref="AwsException">MalformedACLError, InvalidArgument, InvalidRequest.</exception>
    public static IReadOnlyList<AclGrant> Grants(AccessControlPolicy policy) => Bounded(
        [.. (policy.Grants ?? throw S3Errors.MalformedAcl()).Select(grant => grant is { Grantee: { } grantee, Permission: { } permission } ? new AclGrant(grantee.MeantBy(grantee.Type == GranteeType.Group ? "Group/URI" : "CanonicalUser/ID"), permission) : throw S3Errors.MalformedAcl())]);

    private static IReadOnlyList<AclGrant> Bounded(IReadOnlyList<AclGrant> grants) =>
        grants.Count <= Most ? grants : throw S3Errors.InvalidRequest($"An ACL can have at most {Most} grants.");

    private static IEnumerable<AclGrantee> Grantees(string? header, AclPermission permission)
    {
        foreach (var one in header?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var equals = one.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : one[(equals + 1)..].Trim('"');
            yield return (equals < 0 ? one : one[..equals]) switch
            {
                "id" => new Grantee(GranteeType.CanonicalUser, Id: value).MeantBy("id"),
                "uri" => new Grantee(GranteeType.Group, Uri: value).MeantBy("uri"),
                "emailAddress" => new Grantee(GranteeType.AmazonCustomerByEmail, EmailAddress: value).MeantBy("emailAddress"),
                _ => throw S3Errors.InvalidArgument("Argument format not recognized", $"x-amz-grant-{permission.ToWire().ToLowerInvariant().Replace('_', '-')}", header),
            };
        }
    }
}
