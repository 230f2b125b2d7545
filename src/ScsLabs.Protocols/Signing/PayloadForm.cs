using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Signing;

/// <summary>How S3 has a body signed and sent, as <c>x-amz-content-sha256</c> says.</summary>
/// <remarks>Source: S3 API Reference, "Authenticating Requests: Using the Authorization Header".</remarks>
internal enum PayloadForm
{
    /// <summary>As it is, by its hash.</summary>
    Hash,

    /// <summary>As it is, not signed.</summary>
    Unsigned,

    /// <summary>In chunks, each of them signed.</summary>
    SignedChunks,

    /// <summary>In chunks, and a trailer after them, each of them signed.</summary>
    SignedChunksAndTrailer,

    /// <summary>In chunks, and a trailer after them, none of them signed.</summary>
    UnsignedChunksAndTrailer,
}

/// <summary>The header's values.</summary>
internal static class PayloadForms
{
    private const int HexHashLength = 64;
    private const string Ecdsa = "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD";

    public static bool IsChunked(this PayloadForm form) => form > PayloadForm.Unsigned;

    public static bool IsSignedByChunk(this PayloadForm form) => form is PayloadForm.SignedChunks or PayloadForm.SignedChunksAndTrailer;

    /// <summary>Errors: SignatureProblem (Unsupported, BodyHashInvalid).</summary>
    public static PayloadForm Read(string declared) => declared switch
    {
        "UNSIGNED-PAYLOAD" => PayloadForm.Unsigned,
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => PayloadForm.SignedChunks,
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => PayloadForm.SignedChunksAndTrailer,
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => PayloadForm.UnsignedChunksAndTrailer,
        Ecdsa or Ecdsa + "-TRAILER" => throw new SignatureProblem(SignatureFault.Unsupported, UploadErrors.NotImplementedText),
        _ when declared.Length == HexHashLength && declared.All(char.IsAsciiHexDigit) => PayloadForm.Hash,
        _ => throw new SignatureProblem(
            SignatureFault.BodyHashInvalid,
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
            + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, "
            + "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value."),
    };
}
