namespace ScsLabs.Protocols.Signing;

/// <summary>A request's signature or credentials aren't accepted. <see cref="SignatureErrors"/> turns the exception into the service's error.</summary>
/// <param name="fault">The fault.</param>
/// <param name="message">AWS's text in query and JSON services.</param>
internal sealed class SignatureException(SignatureFault fault, string message) : Exception(message)
{
    /// <summary>The fault.</summary>
    public SignatureFault Fault { get; } = fault;

    /// <summary>The elements that S3's error has beside its code and message.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>The request has no credentials, and the service requires them.</summary>
    public static SignatureException MissingToken() =>
        new(SignatureFault.MissingToken, "Request is missing Authentication Token");

    /// <summary>The request is signed with version 2. For most services that counts as no signature.</summary>
    internal static SignatureException OldVersion() =>
        new(SignatureFault.OldVersion, "Request is missing Authentication Token");

    /// <summary>The access key doesn't exist.</summary>
    public static SignatureException UnknownKey() =>
        new(SignatureFault.UnknownKey, "The security token included in the request is invalid.");

    /// <summary>The session token doesn't belong to the access key.</summary>
    public static SignatureException InvalidToken() =>
        new(SignatureFault.InvalidToken, "The security token included in the request is invalid.");

    /// <summary>The session has expired.</summary>
    public static SignatureException ExpiredToken() =>
        new(SignatureFault.ExpiredToken, "The security token included in the request is expired");

    internal static SignatureException BadSignature() =>
        new(SignatureFault.BadSignature, "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
}
