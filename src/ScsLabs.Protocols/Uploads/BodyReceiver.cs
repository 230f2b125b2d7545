using System.Globalization;
using System.Security.Cryptography;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Receives S3's request bodies: decodes chunks, and verifies signatures and digests while the bytes arrive.</summary>
/// <remarks>Sources: S3 API Reference, "Authenticating Requests (AWS Signature Version 4)"; S3 User Guide, "Checking object integrity".</remarks>
internal static class BodyReceiver
{
    private const string Chunked = "aws-chunked";

    /// <summary>Receives the body of a request whose headers are verified. Nothing of a refused body is kept.</summary>
    /// <param name="call">The request.</param>
    /// <param name="signed">The signature's claim; null for an anonymous request.</param>
    /// <param name="signingKey">The result of <see cref="SignatureVerifier.SigningKey"/>; null where the caller's secret isn't checked, and then chunks' signatures aren't either.</param>
    /// <param name="body">The body. The caller disposes of it. Bytes after the last chunk aren't read.</param>
    /// <param name="bound">The maximum length of the object in bytes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// The call with its <see cref="HttpCall.Body"/>, and with <see cref="HttpCall.Document"/> where that is in memory. Its headers are decoded for
    /// handlers: they include a trailing checksum and don't include <c>aws-chunked</c>.
    /// </returns>
    /// <remarks>
    /// Errors: SignatureException (BadSignature, BodyHashMismatch, BodyHashInvalid, Unsupported, MissingToken); AwsException (IncompleteBody, MissingContentLength,
    /// EntityTooLarge, InvalidChunkSizeError, MalformedTrailerError, InvalidDigest, BadDigest, InvalidRequest, NotImplemented, ServiceUnavailable); OperationCanceledException; exceptions of the stream.
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
            // AWS doesn't check the hash of a GET or HEAD request, whose body has no meaning.
            var hash = form == PayloadForm.Hash && call.Method is not ("GET" or "HEAD") ? declared : null;
            await CopyPlainAsync(source, writer, hash, length, bound, cancellationToken).ConfigureAwait(false);
            if (digests.Trailer is not null)
            {
                throw UploadErrors.MalformedTrailer();
            }
        }

        var upload = await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        digests.Check(upload, trailer);
        return call with { Body = upload, Document = upload.Memory ?? default };
    }

    /// <summary>Reads the body's length, which AWS requires in advance for chunked bodies; null where no header gives it, as in requests without a body.</summary>
    private static long? ExpectedLength(HttpCall call, PayloadForm form)
    {
        if (form.IsChunked())
        {
            return LengthIn(call, "x-amz-decoded-content-length") ?? throw UploadErrors.LengthMissing();
        }

        return call.Headers["Transfer-Encoding"] is null ? LengthIn(call, "Content-Length") : throw UploadErrors.NotImplemented();
    }

    private static ChunkSignatures? Signatures(SignedRequest? signed, byte[]? key) =>
        signed is null ? throw SignatureException.MissingToken() : key is null ? null : new(signed, key);

    private static async Task CopyPlainAsync(ByteSource source, BodyWriter target, string? hash, long? length, long bound, CancellationToken cancellationToken)
    {
        // Computed in addition to the writer's own digests, which run on another thread.
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

    /// <summary>Returns the headers that the request would have had without <c>aws-chunked</c>.</summary>
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
