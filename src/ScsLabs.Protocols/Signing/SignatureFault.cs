namespace ScsLabs.Protocols.Signing;

/// <summary>The faults that a request's signature or its credentials may have.</summary>
internal enum SignatureFault
{
    /// <summary>The Authorization header, or the signature's parameters, are malformed.</summary>
    Incomplete,

    /// <summary>A presigned request lacks a parameter, or a parameter has an invalid value.</summary>
    IncompleteQuery,

    /// <summary>The request has a signature in the header and another in the query.</summary>
    Ambiguous,

    /// <summary>The form of signing isn't supported: SigV4A, or chunks outside of S3.</summary>
    Unsupported,

    /// <summary>The request has no signature, or one other than AWS4.</summary>
    MissingToken,

    /// <summary>The signature is of version 2, which AWS no longer supports.</summary>
    OldVersion,

    /// <summary>The request was signed too long ago.</summary>
    Expired,

    /// <summary>The request was signed for a time too far in the future.</summary>
    NotYetCurrent,

    /// <summary>The presigned request has expired.</summary>
    PresignedExpired,

    /// <summary>The request was signed for another Region.</summary>
    WrongRegion,

    /// <summary>The request was signed for another service.</summary>
    WrongService,

    /// <summary>The scope's day isn't the request's, or the scope doesn't end in <c>aws4_request</c>.</summary>
    WrongScope,

    /// <summary>S3: the signature doesn't cover all <c>x-amz-</c> headers.</summary>
    HeadersNotSigned,

    /// <summary>S3: <c>x-amz-content-sha256</c> is missing.</summary>
    BodyHashMissing,

    /// <summary>S3: <c>x-amz-content-sha256</c> is neither a hash nor another valid value.</summary>
    BodyHashInvalid,

    /// <summary>S3: the body's hash isn't the signed one.</summary>
    BodyHashMismatch,

    /// <summary>The signature isn't the one calculated with the secret.</summary>
    BadSignature,

    /// <summary>The access key doesn't exist. Raised by the host.</summary>
    UnknownKey,

    /// <summary>The session token doesn't belong to the access key. Raised by the host.</summary>
    InvalidToken,

    /// <summary>The session has expired. Raised by the host.</summary>
    ExpiredToken,
}
