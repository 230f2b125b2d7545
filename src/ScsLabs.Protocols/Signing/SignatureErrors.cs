using ScsLabs.Model;
using ScsLabs.Model.Calls;
using static ScsLabs.Protocols.Signing.SignatureFault;

namespace ScsLabs.Protocols.Signing;

/// <summary>The errors for requests whose signature isn't accepted, which depend on the protocol.</summary>
/// <remarks>Sources: recorded answers; S3 API Reference, "Error responses"; EC2 API Reference, "Error codes"; IAM User Guide, "Troubleshoot signed requests".</remarks>
internal static class SignatureErrors
{
    /// <summary>Returns the error of a service with the given protocol.</summary>
    public static AwsException For(WireProtocol protocol, SignatureException problem) => protocol switch
    {
        WireProtocol.Query => Query(problem),
        WireProtocol.Json11 or WireProtocol.Json10 => Json(problem, 400),
        WireProtocol.RestJson => Json(problem, 403),
        WireProtocol.Ec2Query => Ec2(problem),
        WireProtocol.RestXml => S3(problem),
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    private static AwsException Query(SignatureException problem) => problem.Fault switch
    {
        Incomplete or IncompleteQuery => new("IncompleteSignature", 400, problem.Message),
        MissingToken or OldVersion => new("MissingAuthenticationToken", 403, problem.Message),
        UnknownKey or InvalidToken => new("InvalidClientTokenId", 403, problem.Message),
        ExpiredToken => new("ExpiredToken", 403, problem.Message),
        Unsupported => NotImplemented(problem),
        _ => new("SignatureDoesNotMatch", 403, problem.Message),
    };

    private static AwsException Json(SignatureException problem, int status) => problem.Fault switch
    {
        Incomplete or IncompleteQuery => new("IncompleteSignatureException", status, problem.Message),
        MissingToken or OldVersion => new("MissingAuthenticationTokenException", status, problem.Message),
        UnknownKey or InvalidToken => new("UnrecognizedClientException", status, problem.Message),
        ExpiredToken => new("ExpiredTokenException", status, problem.Message),
        Unsupported => NotImplemented(problem),
        _ => new("InvalidSignatureException", status, problem.Message),
    };

    private static AwsException Ec2(SignatureException problem) => problem.Fault switch
    {
        Incomplete or IncompleteQuery => new("IncompleteSignature", 400, problem.Message),
        MissingToken or OldVersion => new("MissingAuthenticationToken", 403, problem.Message),
        ExpiredToken or PresignedExpired => new("RequestExpired", 400, "Request has expired."),
        Unsupported => NotImplemented(problem),
        _ => new("AuthFailure", 401, "AWS was not able to validate the provided access credentials"),
    };

    private static AwsException S3(SignatureException problem) => problem.Fault switch
    {
        Incomplete => new("AuthorizationHeaderMalformed", 400, "The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature."),
        IncompleteQuery => new("AuthorizationQueryParametersError", 400, problem.Message.StartsWith("X-Amz-Expires", StringComparison.Ordinal)
            ? problem.Message
            : "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."),
        Ambiguous => new("InvalidArgument", 400, "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified"),
        Unsupported => NotImplemented(problem),
        MissingToken => new("AccessDenied", 403, "Access Denied"),
        OldVersion => new("InvalidRequest", 400, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."),
        Expired or NotYetCurrent => new("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large."),
        PresignedExpired => new("AccessDenied", 403, "Request has expired"),
        WrongRegion or WrongService or WrongScope => new("AuthorizationHeaderMalformed", 400, $"The authorization header is malformed; {problem.Message}"),
        HeadersNotSigned => new("AccessDenied", 403, problem.Message) { Details = problem.Details },
        BodyHashMissing => new("InvalidRequest", 400, problem.Message),
        BodyHashInvalid => new("InvalidArgument", 400, problem.Message),
        BodyHashMismatch => new("XAmzContentSHA256Mismatch", 400, problem.Message),
        UnknownKey => new("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
        InvalidToken => new("InvalidToken", 400, "The provided token is malformed or otherwise invalid."),
        ExpiredToken => new("ExpiredToken", 400, "The provided token has expired."),
        _ => new("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
    };

    private static AwsException NotImplemented(SignatureException problem) => new("NotImplemented", 501, problem.Message);
}
