namespace ScsLabs.Protocols.Signing;

/// <summary>Why a request can't be taken for its claimed signer's. <see cref="SignatureErrors"/> turns it into the service's error.</summary>
/// <param name="fault">What is wrong.</param>
/// <param name="message">AWS's text, as query and JSON services have it.</param>
public sealed class SignatureProblem(SignatureFault fault, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public SignatureFault Fault { get; } = fault;

    /// <summary>The request carries no credentials, and the service wants some.</summary>
    public static SignatureProblem MissingToken() =>
        new(SignatureFault.MissingToken, "Request is missing Authentication Token");

    /// <summary>The request is signed by version 2. To most services that is no signature at all.</summary>
    internal static SignatureProblem OldVersion() =>
        new(SignatureFault.OldVersion, "Request is missing Authentication Token");

    /// <summary>Nobody has this access key.</summary>
    public static SignatureProblem UnknownKey() =>
        new(SignatureFault.UnknownKey, "The security token included in the request is invalid.");

    /// <summary>The session token isn't the key's.</summary>
    public static SignatureProblem InvalidToken() =>
        new(SignatureFault.InvalidToken, "The security token included in the request is invalid.");

    /// <summary>The session has ended.</summary>
    public static SignatureProblem ExpiredToken() =>
        new(SignatureFault.ExpiredToken, "The security token included in the request is expired");

    internal static SignatureProblem BadSignature() =>
        new(SignatureFault.BadSignature, "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
}
