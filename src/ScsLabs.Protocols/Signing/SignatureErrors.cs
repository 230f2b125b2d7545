using ScsLabs.Model;
using static ScsLabs.Protocols.Signing.SignatureFault;

namespace ScsLabs.Protocols.Signing;

/// <summary>What each family of services answers to a signature that it doesn't accept. The one place where it stands.</summary>
/// <remarks>Sources: recorded answers; S3 API Reference, "Error responses"; EC2 API Reference, "Error codes"; IAM User Guide, "Troubleshoot signed requests".</remarks>
public static class SignatureErrors
{
    /// <summary>The error that the family answers.</summary>
    public static AwsError For(ServiceFamily family, SignatureProblem problem) => family switch
    {
        ServiceFamily.Query => Query(problem),
        ServiceFamily.Json => Json(problem),
        ServiceFamily.Ec2 => Ec2(problem),
        ServiceFamily.S3 => S3(problem),
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    private static AwsError Query(SignatureProblem problem) => problem.Fault switch
    {
        Incomplete or IncompleteQuery => new("IncompleteSignature", 400, problem.Message),
        MissingToken or OldVersion => new("MissingAuthenticationToken", 403, problem.Message),
        UnknownKey or InvalidToken => new("InvalidClientTokenId", 403, problem.Message),
        ExpiredToken => new("ExpiredToken", 403, problem.Message),
        Unsupported => NotImplemented(problem),
        _ => new("SignatureDoesNotMatch", 403, problem.Message),
    };

    private static AwsError Json(SignatureProblem problem) => problem.Fault switch
    {
        Incomplete or IncompleteQuery => new("IncompleteSignatureException", 400, problem.Message),
        MissingToken or OldVersion => new("MissingAuthenticationTokenException", 400, problem.Message),
        UnknownKey or InvalidToken => new("UnrecognizedClientException", 400, problem.Message),
        ExpiredToken => new("ExpiredTokenException", 400, problem.Message),
        Unsupported => NotImplemented(problem),
        _ => new("InvalidSignatureException", 400, problem.Message),
    };

    private static AwsError Ec2(SignatureProblem problem) => problem.Fault switch
    {
        Incomplete or IncompleteQuery => new("IncompleteSignature", 400, problem.Message),
        MissingToken or OldVersion => new("MissingAuthenticationToken", 403, problem.Message),
        ExpiredToken or PresignedExpired => new("RequestExpired", 400, "Request has expired."),
        Unsupported => NotImplemented(problem),
        _ => new("AuthFailure", 401, "AWS was not able to validate the provided access credentials"),
    };

    private static AwsError S3(SignatureProblem problem) => problem.Fault switch
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
        HeadersNotSigned => new("AccessDenied", 403, problem.Message),
        BodyHashMissing => new("InvalidRequest", 400, problem.Message),
        BodyHashInvalid => new("InvalidArgument", 400, problem.Message),
        BodyHashMismatch => new("XAmzContentSHA256Mismatch", 400, problem.Message),
        UnknownKey => new("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
        InvalidToken => new("InvalidToken", 400, "The provided token is malformed or otherwise invalid."),
        ExpiredToken => new("ExpiredToken", 400, "The provided token has expired."),
        _ => new("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
    };

    private static AwsError NotImplemented(SignatureProblem problem) => new("NotImplemented", 501, problem.Message);
}
