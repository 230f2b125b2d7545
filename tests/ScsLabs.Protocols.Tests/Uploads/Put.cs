using System.Security.Cryptography;
using System.Text;
using ScsLabs.Model;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>A PUT as it comes in: headers, and the bytes on the wire.</summary>
/// <remarks>The request's own signature is taken as verified: <see cref="Seed"/>.</remarks>
internal sealed record Put(byte[] Wire, params (string Name, string Value)[] Headers)
{
    public const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string SignedChunksAndTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    public const string UnsignedChunks = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private const string Time = "20260314T150926Z";
    private const string Scope = "20260314/us-east-1/s3/aws4_request";
    private static readonly byte[] Key = SHA256.HashData("the signing key"u8);

    public static string Seed { get; } = new('5', 64);

    public string Method { get; init; } = "PUT";

    public string Query { get; init; } = "";

    public long Bound { get; init; } = 100_000_000;

    public bool IsAnonymous { get; init; }

    public bool IsKeyKnown { get; init; } = true;

    /// <summary>A body as it is.</summary>
    public static Put Plain(byte[] body, params (string Name, string Value)[] headers) =>
        new(body, [("x-amz-content-sha256", "UNSIGNED-PAYLOAD"), .. headers]);

    /// <summary>A body in chunks without signatures.</summary>
    /// <param name="data">The chunks; the empty one is added.</param>
    /// <param name="trailer">What follows the last chunk's line.</param>
    /// <param name="headers">Besides those that the form needs.</param>
    public static Put Unsigned(byte[][] data, string trailer, params (string Name, string Value)[] headers)
    {
        var wire = new List<byte>();
        foreach (var chunk in data)
        {
            wire.AddRange([.. Ascii($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]);
        }

        wire.AddRange(Ascii("0\r\n" + trailer));
        return Chunked(UnsignedChunks, [.. wire], data.Sum(chunk => chunk.Length), headers);
    }

    /// <summary>A body in chunks that the key signs.</summary>
    public static Put Signed(byte[][] data, params (string Name, string Value)[] headers) =>
        Chunked(SignedChunks, [.. SignedWire(data, out _), .. "\r\n"u8], data.Sum(chunk => chunk.Length), headers);

    /// <summary>A body in chunks and a trailer that the key signs.</summary>
    public static Put SignedWithTrailer(byte[][] data, string name, string value, params (string Name, string Value)[] headers)
    {
        byte[] wire = [.. SignedWire(data, out var last), .. Ascii($"{name}:{value}\r\n")];
        var signature = Sign("AWS4-HMAC-SHA256-TRAILER", last, Hex(SHA256.HashData(Ascii($"{name}:{value}\n"))));
        wire = [.. wire, .. Ascii($"x-amz-trailer-signature:{signature}\r\n\r\n")];
        return Chunked(SignedChunksAndTrailer, wire, data.Sum(chunk => chunk.Length), [("x-amz-trailer", name), .. headers]);
    }

    public static Put Chunked(string form, byte[] wire, long length, params (string Name, string Value)[] headers) =>
        new(wire, [("x-amz-content-sha256", form), ("x-amz-decoded-content-length", $"{length}"), ("Content-Encoding", "aws-chunked"), .. headers]);

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    public static string Base64(ChecksumAlgorithm algorithm, byte[] data) => Convert.ToBase64String(ChecksumCalculator.Compute(algorithm, data));

    public Put With(string name, string value) => this with { Headers = [.. Headers.Where(header => header.Name != name), (name, value)] };

    public Put Without(string name) => this with { Headers = [.. Headers.Where(header => header.Name != name)] };

    /// <summary>Receives it, by reads of the given lengths.</summary>
    public async Task<HttpCall> ReceiveAsync(params int[] reads)
    {
        using var stream = new SlicedStream(Wire, reads);
        return await ReceiveAsync(stream, TestContext.Current.CancellationToken);
    }

    /// <summary>Receives what another stream gives.</summary>
    public async Task<HttpCall> ReceiveAsync(Stream stream, CancellationToken cancellationToken)
    {
        var authorization = $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{Scope}, SignedHeaders=host, Signature={Seed}";
        var call = Calls.Call(Method, "/bucket/key", Query, headers: [("Host", "h"), ("X-Amz-Date", Time), ("Authorization", authorization), .. Headers]);
        var signed = IsAnonymous ? null : SignedRequest.Parse(call);
        return await BodyReceiver.ReceiveAsync(call, signed, IsKeyKnown ? Key : null, stream, Bound, cancellationToken);
    }

    public async Task<byte[]> BytesAsync(params int[] reads) => await Bytes((await ReceiveAsync(reads)).Body.ShouldNotBeNull());

    public async Task RefusedAsync(string code, int status = 400, string? message = null)
    {
        var error = await RefusalAsync();
        error.Code.ShouldBe(code, error.Message);
        error.Status.ShouldBe(status);
        if (message is not null)
        {
            error.Message.ShouldBe(message);
        }
    }

    /// <summary>The error that S3 answers.</summary>
    public async Task<AwsException> RefusalAsync()
    {
        var problem = (await Should.ThrowAsync<Exception>(() => ReceiveAsync())).ShouldNotBeNull();
        return problem is SignatureException signature ? SignatureErrors.For(Model.Calls.WireProtocol.RestXml, signature) : problem.ShouldBeOfType<AwsException>();
    }

    public static async Task<byte[]> Bytes(Body body)
    {
        using var target = new MemoryStream();
        await body.CopyToAsync(target, TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    private static byte[] SignedWire(byte[][] data, out string last)
    {
        var wire = new List<byte>();
        last = Seed;
        foreach (var chunk in (byte[][])[.. data, []])
        {
            last = Sign("AWS4-HMAC-SHA256-PAYLOAD", last, Hex(SHA256.HashData([])) + "\n" + Hex(SHA256.HashData(chunk)));
            wire.AddRange([.. Ascii($"{chunk.Length:x};chunk-signature={last}\r\n"), .. chunk, .. chunk.Length > 0 ? "\r\n"u8 : []]);
        }

        return [.. wire];
    }

    private static string Sign(string algorithm, string previous, string rest) =>
        Hex(HMACSHA256.HashData(Key, Ascii($"{algorithm}\n{Time}\n{Scope}\n{previous}\n{rest}")));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
