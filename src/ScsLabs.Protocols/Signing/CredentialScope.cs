namespace ScsLabs.Protocols.Signing;

/// <summary>The credential scope of a signature: access key, day, Region and service. It is a claim until the signature is verified.</summary>
/// <param name="AccessKeyId">The access key's id.</param>
/// <param name="Date">The day, <c>yyyyMMdd</c>.</param>
/// <param name="Region">The Region.</param>
/// <param name="Service">The signing name of the service, such as <c>ssm</c>.</param>
/// <param name="Terminator">The end of the scope, which must be <c>aws4_request</c>.</param>
internal sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service, string Terminator)
{
    internal const string ValidTerminator = "aws4_request";

    /// <summary>Reads <c>key/date/region/service/aws4_request</c>.</summary>
    /// <remarks>Errors: SignatureException (Incomplete).</remarks>
    internal static CredentialScope Parse(string credential)
    {
        var parts = credential.Split('/');
        if (parts.Length != 5 || Array.Exists(parts, part => part.Length is 0 or > 128))
        {
            throw new SignatureException(
                SignatureFault.Incomplete,
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        return new(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
