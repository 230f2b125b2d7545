namespace ScsLabs.Protocols.Signing;

/// <summary>Parses a signature in the Authorization header: <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal static class AuthorizationHeader
{
    private const string KeyPrefix = "AWS4-";
    private const string Version2 = "AWS ";

    /// <summary>Parses the header. Errors: SignatureException (Incomplete, MissingToken, OldVersion and those of <see cref="SignedRequest"/>).</summary>
    public static SignedRequest Parse(HttpCall call, string header)
    {
        var text = header.AsSpan().Trim();
        // AWS treats other schemes (Basic, Bearer) as a missing signature, but never as anonymous access.
        if (!text.StartsWith(KeyPrefix, StringComparison.Ordinal))
        {
            throw text.StartsWith(Version2, StringComparison.Ordinal) ? SignatureException.OldVersion() : SignatureException.MissingToken();
        }

        var space = text.IndexOf(' ');
        var algorithm = space < 0 ? text : text[..space];
        string? credential = null, signedHeaders = null, signature = null;

        var rest = space < 0 ? [] : text[(space + 1)..];
        foreach (var range in rest.SplitAny(", "))
        {
            var part = rest[range];
            if (part.IsEmpty)
            {
                continue;
            }

            var equals = part.IndexOf('=');
            if (equals < 0)
            {
                throw Incomplete($"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.");
            }

            var value = part[(equals + 1)..].ToString();
            var isNew = part[..equals] switch
            {
                "Credential" => Assign(ref credential, value),
                "SignedHeaders" => Assign(ref signedHeaders, value),
                "Signature" => Assign(ref signature, value),
                _ => true, // AWS ignores unknown parameters
            };
            if (!isNew)
            {
                throw Incomplete($"Authorization header has '{part[..equals]}' more than once. Authorization={header}");
            }
        }

        var date = call.Headers["X-Amz-Date"] ?? call.Headers["Date"];
        var missing =
            (string.IsNullOrEmpty(credential) ? "Authorization header requires 'Credential' parameter. " : "")
            + (string.IsNullOrEmpty(signature) ? "Authorization header requires 'Signature' parameter. " : "")
            + (string.IsNullOrEmpty(signedHeaders) ? "Authorization header requires 'SignedHeaders' parameter. " : "")
            + (string.IsNullOrEmpty(date) ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : "");
        if (missing.Length > 0)
        {
            throw Incomplete($"{missing}Authorization={header}");
        }

        return new(
            call,
            isPresigned: false,
            algorithm is SignedRequest.Algorithm ? SignedRequest.Algorithm : algorithm.ToString(),
            credential!,
            date!,
            signedHeaders!,
            signature!,
            call.Headers["X-Amz-Security-Token"],
            expires: null);
    }

    private static bool Assign(ref string? target, string value)
    {
        var isNew = target is null;
        target ??= value;
        return isNew;
    }

    private static SignatureException Incomplete(string message) => new(SignatureFault.Incomplete, message);
}
