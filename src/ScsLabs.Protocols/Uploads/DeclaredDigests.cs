using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Uploads;

/// <summary>The digests that a request declares for its body.</summary>
/// <param name="Md5">The MD5 from <c>Content-MD5</c>; null where the request has none.</param>
/// <param name="Algorithm">The checksum's algorithm; null where the request names none.</param>
/// <param name="Checksum">The checksum; null where it is sent in the trailer, or not at all.</param>
/// <param name="Trailer">The name of the announced trailing header; null where there is none.</param>
internal sealed record DeclaredDigests(byte[]? Md5, ChecksumAlgorithm? Algorithm, byte[]? Checksum, string? Trailer)
{
    private const int Md5Length = 16;

    /// <summary>The checksums to compute while the bytes arrive: the one that the request names, else S3's default. A part also gets S3's default, which the whole object may need.</summary>
    public IEnumerable<ChecksumAlgorithm> Computed => IsPart ? [Named, ChecksumAlgorithm.Crc64Nvme] : [Named];

    /// <summary>Whether the body is a part of an object.</summary>
    private bool IsPart { get; init; }

    private ChecksumAlgorithm Named => Algorithm ?? ChecksumAlgorithm.Crc64Nvme;

    /// <summary>Reads the declared digests from the headers.</summary>
    /// <remarks>Errors: InvalidDigest, InvalidRequest, NotImplemented.</remarks>
    public static DeclaredDigests Of(HttpCall call)
    {
        var md5 = call.Headers["Content-MD5"] is { } text ? Decode(text, Md5Length) ?? throw UploadErrors.InvalidMd5(text) : null;
        // In CompleteMultipartUpload the checksum is that of the assembled object, not of the body.
        return IsCompletion(call) ? new(md5, null, null, null) : ReadChecksum(call.Headers) with { Md5 = md5, IsPart = call.Method == "PUT" && NamesUpload(call) };
    }

    /// <summary>Throws unless the body's digests match the declared ones.</summary>
    /// <param name="body">The body as received.</param>
    /// <param name="trailer">The trailing header's value; null where none was announced.</param>
    /// <remarks>Errors: BadDigest, InvalidRequest.</remarks>
    public void Check(Body body, string? trailer)
    {
        if (Md5 is not null && !Md5.AsSpan().SequenceEqual(body.Md5))
        {
            throw UploadErrors.WrongMd5(Md5, body.Md5.ToArray());
        }

        var expected = trailer is null
            ? Checksum
            : Decode(trailer, ChecksumCalculator.LengthOf(Named)) ?? throw UploadErrors.InvalidTrailer(Trailer!);
        if (expected is not null && !expected.AsSpan().SequenceEqual(body.Checksum(Named)))
        {
            throw UploadErrors.WrongChecksum(ChecksumHeaders.NameOf(Named));
        }
    }

    private static DeclaredDigests ReadChecksum(HeaderLines headers)
    {
        ChecksumAlgorithm? algorithm = null;
        byte[]? checksum = null;
        string? invalid = null;
        foreach (var (name, value) in headers.Lines)
        {
            if (!ChecksumHeaders.HoldsChecksum(name))
            {
                continue;
            }

            var named = ChecksumHeaders.In(name) ?? throw UploadErrors.UnknownChecksum();
            if (algorithm is not null)
            {
                throw UploadErrors.SeveralChecksums();
            }

            algorithm = named;
            checksum = Decode(value, ChecksumCalculator.LengthOf(named));
            invalid = checksum is null ? ChecksumHeaders.HeaderOf(named) : null;
        }

        var announced = ReadTrailer(headers["x-amz-trailer"]);
        if (announced is not null && algorithm is not null)
        {
            throw UploadErrors.HeaderAndTrailer();
        }

        algorithm ??= announced;
        CheckSdkAlgorithm(headers["x-amz-sdk-checksum-algorithm"], algorithm);
        return invalid is null
            ? new(null, algorithm, checksum, announced is { } trailer ? ChecksumHeaders.HeaderOf(trailer) : null)
            : throw UploadErrors.InvalidHeader(invalid);
    }

    private static ChecksumAlgorithm? ReadTrailer(string? announced)
    {
        var names = (announced ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Exists(names, name => Algorithm(name) is null))
        {
            throw UploadErrors.TrailerNotSupported();
        }

        return names.Length switch
        {
            0 => null,
            1 => Algorithm(names[0]),
            _ => throw UploadErrors.SeveralChecksums(),
        };

        static ChecksumAlgorithm? Algorithm(string name) =>
            ChecksumHeaders.HoldsChecksum(name) ? ChecksumHeaders.In(name) : null;
    }

    private static void CheckSdkAlgorithm(string? said, ChecksumAlgorithm? found)
    {
        if (said is null)
        {
            return;
        }

        if (ChecksumHeaders.Named(said.Trim()) is not { } algorithm || (found is not null && found != algorithm))
        {
            throw UploadErrors.InvalidHeader("x-amz-sdk-checksum-algorithm");
        }

        if (found is null)
        {
            throw UploadErrors.ChecksumMissing();
        }
    }

    private static bool IsCompletion(HttpCall call) =>
        call.Method == "POST" && NamesUpload(call);

    private static bool NamesUpload(HttpCall call) => call.RawQuery.Split('&').Any(pair => pair.StartsWith("uploadId=", StringComparison.Ordinal));

    /// <summary>Decodes base64 of exactly the given length in bytes, without extra characters; null for anything else.</summary>
    private static byte[]? Decode(string base64, int length)
    {
        var bytes = new byte[length];
        var text = base64.AsSpan().Trim();
        return text.Length == (length + 2) / 3 * 4 && Convert.TryFromBase64Chars(text, bytes, out var count) && count == length ? bytes : null;
    }
}
