namespace ScsLabs.Protocols.Signing;

/// <summary>What can be wrong with a request's signature or the credentials behind it.</summary>
public enum SignatureFault
{
    /// <summary>The signature's own header or parameters are malformed.</summary>
    Incomplete,

    /// <summary>A presigned request lacks a parameter, or one has a bad value.</summary>
    IncompleteQuery,

    /// <summary>Signed by header and by query at once.</summary>
    Ambiguous,

    /// <summary>A form of signing that isn't supported: SigV4A, chunks elsewhere than in S3.</summary>
    Unsupported,

    /// <summary>No signature, or one of another kind than AWS4.</summary>
    MissingToken,

    /// <summary>Signed by version 2, which AWS takes no more.</summary>
    OldVersion,

    /// <summary>Signed too long ago.</summary>
    Expired,

    /// <summary>Signed too far in the future.</summary>
    NotYetCurrent,

    /// <summary>A presigned request after its end.</summary>
    PresignedExpired,

    /// <summary>Signed for another Region.</summary>
    WrongRegion,

    /// <summary>Signed for another service.</summary>
    WrongService,

    /// <summary>Signed for another day than the request's, or the scope's end is not <c>aws4_request</c>.</summary>
    WrongScope,

    /// <summary>S3: <c>x-amz-</c> headers that the signature doesn't cover.</summary>
    HeadersNotSigned,

    /// <summary>S3: no <c>x-amz-content-sha256</c>.</summary>
    BodyHashMissing,

    /// <summary>S3: <c>x-amz-content-sha256</c> is neither a hash nor one of the words for it.</summary>
    BodyHashInvalid,

    /// <summary>S3: the body has another hash than was signed.</summary>
    BodyHashMismatch,

    /// <summary>The signature isn't the one that the secret makes.</summary>
    BadSignature,

    /// <summary>Nobody has this access key. Raised by the host.</summary>
    UnknownKey,

    /// <summary>The session token isn't the key's. Raised by the host.</summary>
    InvalidToken,

    /// <summary>The session has ended. Raised by the host.</summary>
    ExpiredToken,
}
