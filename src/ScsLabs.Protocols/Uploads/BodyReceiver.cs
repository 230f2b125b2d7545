using System.Globalization;
using System.Security.Cryptography;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Receives S3's bodies: takes chunks apart, and verifies what was signed and what the digests say, as the bytes pass.</summary>
/// <remarks>Sources: S3 API Reference, "Authenticating Requests (AWS Signature Version 4)"; S3 User Guide, "Checking object integrity".</remarks>
public static class BodyReceiver
{
    private const string Chunked = "aws-chunked";

    /// <summary>Receives the body of a request whose headers are verified. Nothing is left of one that is refused.</summary>
    /// <param name="call">The request.</param>
    /// <param name="signed">Its claim; null for an anonymous request.</param>
    /// <param name="signingKey">What <see cref="SignatureVerifier.SigningKey"/> gives; null where the caller's secret isn't checked, and then chunks' signatures aren't either.</param>
    /// <param name="body">What comes; whoever gives it keeps it. What follows the end of the chunks is not read.</param>
    /// <param name="bound">The most bytes that the object may have.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>
    /// The call with its <see cref="HttpCall.Upload"/>, and with <see cref="HttpCall.Body"/> where that is in memory. Its headers are those that handlers
    /// want to see: with a trailing checksum among them, without <c>aws-chunked</c>.
    /// </returns>
    /// <remarks>
    /// Errors: SignatureProblem (BadSignature, BodyHashMismatch, BodyHashInvalid, Unsupported, MissingToken); AwsError (IncompleteBody, MissingContentLength,
    /// EntityTooLarge, InvalidChunkSizeError, MalformedTrailerError, InvalidDigest, BadDigest, InvalidRequest, NotImplemented, ServiceUnavailable); OperationCanceledException; what the stream throws.
    /// </remarks>
    public static async Task<HttpCall> ReceiveAsync(
        HttpCall call, SignedRequest? signed, byte[]? signingKey, Stream body, long bound, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await ReceiveAllAsync(call, signed, signingKey, body, bound, cancellationToken).ConfigureAwait(false);
        }
        catch (BodyStorageException)
        {
            throw UploadErrors.NoCapacity();
        }
    }

    private static async Task<HttpCall> ReceiveAllAsync(
        HttpCall call, SignedRequest? signed, byte[]? signingKey, Stream body, long bound, CancellationToken cancellationToken)
    {
        var declared = PayloadHash.Declared(call);
        var form = declared is null ? PayloadForm.Unsigned : PayloadForms.Read(declared);
        var digests = DeclaredDigests.Of(call);
        var length = ExpectedLength(call, form);
        if (length > bound)
        {
            throw UploadErrors.TooLarge();
        }

        using var source = new ByteSource(body, cancellationToken);
        await using var writer = new BodyWriter(digests.Computed);
        string? trailer = null;
        if (form.IsChunked())
        {
            using var signatures = form.IsSignedByChunk() ? Signatures(signed, signingKey) : null;
            await new ChunkedBody(source, form.IsSignedByChunk(), signatures, length!.Value).CopyToAsync(writer, cancellationToken).ConfigureAwait(false);
            trailer = await Trailer.ReadAsync(source, digests.Trailer, form == PayloadForm.SignedChunksAndTrailer, signatures).ConfigureAwait(false);
            call = call with { Headers = Decoded(call.Headers, digests.Trailer, trailer) };
        }
        else
        {
            // AWS doesn't look at the hash where a body has no meaning.
            var hash = form == PayloadForm.Hash && call.Method is not ("GET" or "HEAD") ? declared : null;
            await CopyPlainAsync(source, writer, hash, length, bound, cancellationToken).ConfigureAwait(false);
            if (digests.Trailer is not null)
            {
                throw UploadErrors.MalformedTrailer();
            }
        }

        var upload = await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        digests.Check(upload, trailer);
        return call with { Upload = upload, Body = upload.Memory ?? default };
    }

    /// <summary>AWS wants to know it beforehand; null where nobody says, as in requests without a body.</summary>
    private static long? ExpectedLength(HttpCall call, PayloadForm form)
    {
        if (form.IsChunked())
        {
            return LengthIn(call, "x-amz-decoded-content-length") ?? throw UploadErrors.LengthMissing();
        }

        return call.Headers["Transfer-Encoding"] is null ? LengthIn(call, "Content-Length") : throw UploadErrors.NotImplemented();
    }

    private static ChunkSignatures? Signatures(SignedRequest? signed, byte[]? key) =>
        signed is null ? throw SignatureProblem.MissingToken() : key is null ? null : new(signed, key);

    private static async Task CopyPlainAsync(ByteSource source, BodyWriter target, string? hash, long? length, long bound, CancellationToken cancellationToken)
    {
        // Beside the writer's own digests, which are computed on another thread.
        using var sha256 = hash is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (await source.TakeAsync(long.MaxValue).ConfigureAwait(false) is { IsEmpty: false } bytes)
        {
            if (target.Length + bytes.Length > bound)
            {
                throw UploadErrors.TooLarge();
            }

            sha256?.AppendData(bytes.Span);
            await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        if (length is not null && target.Length != length)
        {
            throw UploadErrors.WrongLength();
        }

        if (sha256 is not null)
        {
            PayloadHash.Check(hash!, sha256.GetHashAndReset());
        }
    }

    private static long? LengthIn(HttpCall call, string header) =>
        call.Headers[header] is { } text && long.TryParse(text.Trim(), NumberStyles.None, null, out var length) ? length : null;

    /// <summary>The headers as they would be had the body come as it is.</summary>
    private static HeaderLines Decoded(HeaderLines headers, string? trailerName, string? trailer)
    {
        var lines = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in headers.Lines)
        {
            if (!name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                lines.Add(new(name, value));
            }
            else if (WithoutChunked(value) is { Length: > 0 } rest)
            {
                lines.Add(new(name, rest));
            }
        }

        if (trailerName is not null && trailer is not null)
        {
            lines.Add(new(trailerName, trailer));
        }

        return new(lines);
    }

    private static string WithoutChunked(string encodings) =>
        string.Join(", ", encodings.Split(',', StringSplitOptions.TrimEntries).Where(one => !one.Equals(Chunked, StringComparison.OrdinalIgnoreCase)));
}
