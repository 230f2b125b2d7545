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
    private const int PartCount = 5;

    /// <summary>Reads <c>key/date/region/service/aws4_request</c>.</summary>
    /// <remarks>Errors: SignatureException (Incomplete).</remarks>
    internal static CredentialScope Parse(string credential)
    {
        Span<Range> parts = stackalloc Range[PartCount + 1];
        if (credential.AsSpan().Split(parts, '/') != PartCount)
        {
            throw Incomplete(credential);
        }

        var terminator = credential.AsSpan()[parts[4]];
        return new(Part(parts[0]), Part(parts[1]), Part(parts[2]), Part(parts[3]), terminator is ValidTerminator ? ValidTerminator : Part(parts[4]));

        string Part(Range range) => credential[range] is { Length: > 0 and <= 128 } part ? part : throw Incomplete(credential);
    }

    private static SignatureException Incomplete(string credential) => new(
        SignatureFault.Incomplete,
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
}
