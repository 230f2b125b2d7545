using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Signing;

/// <summary>The way in which an S3 body is signed and sent, given in <c>x-amz-content-sha256</c>.</summary>
/// <remarks>Source: S3 API Reference, "Authenticating Requests: Using the Authorization Header".</remarks>
internal enum PayloadForm
{
    /// <summary>The body as it is, signed by its hash.</summary>
    Hash,

    /// <summary>The body as it is, not signed.</summary>
    Unsigned,

    /// <summary>Chunks, each of them signed.</summary>
    SignedChunks,

    /// <summary>Chunks with a trailer, each of them signed.</summary>
    SignedChunksAndTrailer,

    /// <summary>Chunks with a trailer, none of them signed.</summary>
    UnsignedChunksAndTrailer,
}

/// <summary>Reads the values of <c>x-amz-content-sha256</c>.</summary>
internal static class PayloadForms
{
    private const int HexHashLength = 64;
    private const string Ecdsa = "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD";

    public static bool IsChunked(this PayloadForm form) => form > PayloadForm.Unsigned;

    public static bool IsSignedByChunk(this PayloadForm form) => form is PayloadForm.SignedChunks or PayloadForm.SignedChunksAndTrailer;

    /// <summary>Reads a value. Errors: SignatureException (Unsupported, BodyHashInvalid).</summary>
    public static PayloadForm Read(string declared) => declared switch
    {
        "UNSIGNED-PAYLOAD" => PayloadForm.Unsigned,
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => PayloadForm.SignedChunks,
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => PayloadForm.SignedChunksAndTrailer,
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => PayloadForm.UnsignedChunksAndTrailer,
        Ecdsa or Ecdsa + "-TRAILER" => throw new SignatureException(SignatureFault.Unsupported, UploadErrors.NotImplementedText),
        _ when declared.Length == HexHashLength && declared.All(char.IsAsciiHexDigit) => PayloadForm.Hash,
        _ => throw new SignatureException(
            SignatureFault.BodyHashInvalid,
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
            + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, "
            + "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value."),
    };
}
