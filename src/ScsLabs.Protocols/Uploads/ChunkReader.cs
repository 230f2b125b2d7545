using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Reads <c>aws-chunked</c>: <c>SIZE;chunk-signature=…</c>, the bytes, …, a chunk of no bytes, and trailing headers.</summary>
/// <remarks>Bounds: 1,024 characters a line, 10 trailing headers; a chunk that isn't the last has 8 KiB at least.</remarks>
internal sealed class ChunkReader(PipeReader source, Wrapping wrapping, BodySignatures? signatures)
{
    private const int MaxLine = 1024;
    private const int MaxTrailers = 10;
    private const int MinChunk = 8192;
    private const string SignatureExtension = "chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature";

    /// <summary>Reads all chunks; returns the trailing headers, verified where they are signed.</summary>
    /// <remarks>Errors: SignatureProblem (BadSignature), AwsError (IncompleteBody, InvalidChunkSizeError, MalformedTrailerError).</remarks>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancel)
    {
        var chain = wrapping.IsSigned ? signatures?.Chunks() : null;
        var wasShort = false;
        while (true)
        {
            var (size, signature) = Head(await LineAsync(cancel).ConfigureAwait(false));
            using var hash = chain is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            if (size > 0)
            {
                if (wasShort)
                {
                    throw UploadErrors.InvalidChunkSize();
                }

                wasShort = size < MinChunk;
                await BytesAsync(size, hash, take, cancel).ConfigureAwait(false);
                await EndOfLineAsync(cancel).ConfigureAwait(false);
            }

            chain?.CheckChunk(hash!.GetCurrentHash(), signature);
            if (size == 0)
            {
                var trailers = await TrailersAsync(chain, cancel).ConfigureAwait(false);
                await RequireEndAsync(cancel).ConfigureAwait(false);
                return trailers;
            }
        }
    }

    private (long Size, string? Signature) Head(string line)
    {
        var semicolon = line.IndexOf(';', StringComparison.Ordinal);
        var digits = semicolon < 0 ? line : line[..semicolon];
        var extension = semicolon < 0 ? null : line[(semicolon + 1)..];
        if (!long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0
            || extension?.StartsWith(SignatureExtension, StringComparison.Ordinal) == false
            || (extension is null) == wrapping.IsSigned)
        {
            throw UploadErrors.IncompleteBody();
        }

        return (size, extension?[SignatureExtension.Length..]);
    }

    private async Task BytesAsync(long size, IncrementalHash? hash, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancel)
    {
        while (size > 0)
        {
            var read = await source.ReadAsync(cancel).ConfigureAwait(false);
            var piece = read.Buffer.Slice(0, Math.Min(size, read.Buffer.Length));
            foreach (var memory in piece)
            {
                hash?.AppendData(memory.Span);
                await take(memory).ConfigureAwait(false);
            }

            size -= piece.Length;
            source.AdvanceTo(piece.End);
            if (read.IsCompleted && size > 0 && piece.Length == read.Buffer.Length)
            {
                throw UploadErrors.IncompleteBody();
            }
        }
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> TrailersAsync(ChunkSignatures? chain, CancellationToken cancel)
    {
        List<KeyValuePair<string, string>> trailers = [];
        string? signature = null;
        while (await LineAsync(cancel).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!wrapping.HasTrailer || colon <= 0 || signature is not null || trailers.Count == MaxTrailers)
            {
                throw UploadErrors.MalformedTrailer();
            }

            var (name, value) = (line[..colon].ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name == TrailerSignature)
            {
                signature = value;
            }
            else if (wrapping.TrailerNames.Contains(name, StringComparer.OrdinalIgnoreCase) && trailers.TrueForAll(trailer => trailer.Key != name))
            {
                trailers.Add(new(name, value));
            }
            else
            {
                throw UploadErrors.MalformedTrailer();
            }
        }

        if (wrapping.HasTrailer)
        {
            if (trailers.Count != wrapping.TrailerNames.Count)
            {
                throw UploadErrors.MalformedTrailer();
            }

            chain?.CheckTrailers(trailers, signature);
        }

        return trailers;
    }

    private async Task EndOfLineAsync(CancellationToken cancel)
    {
        if (await LineAsync(cancel).ConfigureAwait(false) is not "")
        {
            throw UploadErrors.IncompleteBody();
        }
    }

    private async Task RequireEndAsync(CancellationToken cancel)
    {
        var read = await source.ReadAsync(cancel).ConfigureAwait(false);
        var isEmpty = read.Buffer.IsEmpty;
        source.AdvanceTo(read.Buffer.End);
        if (!isEmpty || !read.IsCompleted)
        {
            throw UploadErrors.IncompleteBody();
        }
    }

    private async Task<string> LineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var read = await source.ReadAsync(cancel).ConfigureAwait(false);
            var line = TakeLine(read.Buffer, out var consumed);
            source.AdvanceTo(consumed, line is null ? read.Buffer.End : consumed);
            if (line is not null)
            {
                return line;
            }

            if (read.IsCompleted || read.Buffer.Length > MaxLine)
            {
                throw UploadErrors.IncompleteBody();
            }
        }
    }

    private static string? TakeLine(ReadOnlySequence<byte> buffer, out SequencePosition consumed)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (reader.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8) && line.Length <= MaxLine)
        {
            consumed = reader.Position;
            return Encoding.Latin1.GetString(line);
        }

        consumed = buffer.Start;
        return null;
    }
}
