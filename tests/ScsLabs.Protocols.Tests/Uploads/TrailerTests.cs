using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Checksums that come after the chunks.</summary>
public sealed class TrailerTests
{
    private const string Crc32 = "x-amz-checksum-crc32";
    private static readonly byte[] Data = "hello"u8.ToArray();
    private static readonly string Good = Put.Base64(ChecksumAlgorithm.Crc32, Data);
    private static readonly string Bad = Put.Base64(ChecksumAlgorithm.Crc32, "hallo"u8.ToArray());

    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "crc32")]
    [InlineData(ChecksumAlgorithm.Crc32C, "crc32c")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "crc64nvme")]
    [InlineData(ChecksumAlgorithm.Sha1, "sha1")]
    [InlineData(ChecksumAlgorithm.Sha256, "sha256")]
    public async Task Each_algorithm_is_checked_and_handlers_see_its_header(ChecksumAlgorithm algorithm, string name)
    {
        var header = "x-amz-checksum-" + name;
        var (good, bad) = (Put.Base64(algorithm, Data), Put.Base64(algorithm, []));
        foreach (var put in new Func<string, Put>[]
        {
            value => Put.Unsigned([Data], $"{header}:{value}\r\n\r\n", ("x-amz-trailer", header)),
            value => Put.SignedWithTrailer([Data], header, value),
        })
        {
            (await put(good).ReceiveAsync()).Headers[header].ShouldBe(good);
            await put(bad).RefusedAsync("BadDigest", 400, $"The {name.ToUpperInvariant()} you specified did not match the calculated checksum.");
            await put("nonsense").RefusedAsync("InvalidRequest", 400, $"Value for {header} trailing header is invalid.");
        }
    }

    [Fact]
    public async Task The_last_of_several_lines_counts()
    {
        (await Unsigned($"{Crc32}:{Bad}\r\n{Crc32}:{Good}\r\n\r\n").ReceiveAsync()).Headers[Crc32].ShouldBe(Good);
        await Unsigned($"{Crc32}:{Good}\r\n{Crc32}:{Bad}\r\n\r\n").RefusedAsync("BadDigest");
    }

    [Theory]
    [InlineData("{0}: {1}\r\n", null)]
    [InlineData("X-Amz-Checksum-CRC32:{1}\r\n\r\n", null)]
    [InlineData("{0}:{1}\r\n\r\nmore: of it\r\n", null)] // AWS doesn't look behind the empty line
    [InlineData("\r\n", "MalformedTrailerError")]
    [InlineData("", "MalformedTrailerError")]
    [InlineData("\r\n{0}:{1}\r\n\r\n", "MalformedTrailerError")]
    [InlineData("{0}{1}\r\n\r\n", "MalformedTrailerError")]
    [InlineData(":{1}\r\n\r\n", "MalformedTrailerError")]
    [InlineData("{0}c:{1}\r\n\r\n", "MalformedTrailerError")]
    [InlineData("{0}:{1}\r\nmore: of it\r\n\r\n", "MalformedTrailerError")]
    [InlineData("{0}:{1}\r\nx-amz-trailer-signature:x\r\n\r\n", "MalformedTrailerError")]
    [InlineData("{0}:{1}\n\r\n\r\n", "MalformedTrailerError")]
    [InlineData("{0}:{1}\n", "IncompleteBody")]
    [InlineData("{0}:{1}\r", "IncompleteBody")]
    [InlineData("{0}:{1}", "IncompleteBody")]
    [InlineData("{0}:{1}\n\n", "IncompleteBody")]
    public async Task Malformed_ones_are_refused(string lines, string? code)
    {
        var put = Unsigned(lines.Replace("{0}", Crc32).Replace("{1}", Good));
        if (code is null)
        {
            (await put.ReceiveAsync()).Headers[Crc32].ShouldBe(Good);
        }
        else
        {
            await put.RefusedAsync(code);
        }
    }

    [Fact]
    public async Task What_is_not_announced_does_not_come_and_what_is_announced_does()
    {
        await Put.Unsigned([Data], $"{Crc32}:{Good}\r\n\r\n").RefusedAsync(
            "MalformedTrailerError", 400, "The request contained trailing data that was not well-formed or did not conform to our published schema.");
        await Unsigned("\r\n").RefusedAsync("MalformedTrailerError");
        await Put.Signed([Data]).With("x-amz-trailer", Crc32).RefusedAsync("MalformedTrailerError");
        await Put.Plain(Data, ("x-amz-trailer", Crc32)).RefusedAsync("MalformedTrailerError");
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32,", null)]
    [InlineData("X-Amz-Checksum-Crc32", null)]
    [InlineData("x-amz-checksum-md5000", "The value specified in the x-amz-trailer header is not supported")]
    [InlineData("x-amz-checksum-type", "The value specified in the x-amz-trailer header is not supported")]
    [InlineData("x-amz-content-sha256", "The value specified in the x-amz-trailer header is not supported")]
    [InlineData("x-amz-checksum-crc32,other", "The value specified in the x-amz-trailer header is not supported")]
    [InlineData("x-amz-checksum-crc32, x-amz-checksum-sha1", "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")]
    [InlineData("x-amz-checksum-crc32, x-amz-checksum-crc32", "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")]
    public async Task One_checksum_may_be_announced(string announced, string? message)
    {
        var put = Unsigned($"{Crc32}:{Good}\r\n\r\n").With("x-amz-trailer", announced);
        if (message is null)
        {
            (await put.BytesAsync()).ShouldBe(Data);
        }
        else
        {
            await put.RefusedAsync("InvalidRequest", 400, message);
        }
    }

    [Fact]
    public async Task A_checksum_comes_in_a_header_or_in_the_trailer() =>
        await Unsigned($"{Crc32}:{Good}\r\n\r\n").With(Crc32, Good).RefusedAsync("InvalidRequest", 400, "Expecting a single x-amz-checksum- header");

    [Fact]
    public async Task A_signed_trailer_must_have_its_signature_last()
    {
        var put = Put.SignedWithTrailer([Data], Crc32, Good);
        var wire = System.Text.Encoding.ASCII.GetString(put.Wire);
        var at = wire.IndexOf("x-amz-trailer-signature", StringComparison.Ordinal);
        await (put with { Wire = Put.Ascii(wire[..at] + "\r\n") }).RefusedAsync("IncompleteBody");
        await (put with { Wire = Put.Ascii(wire[..at]) }).RefusedAsync("IncompleteBody");
        await (put with { Wire = Put.Ascii(wire.Replace("signature:", "signature: f")) }).RefusedAsync("SignatureDoesNotMatch", 403);
        await (put with { Wire = Put.Ascii(wire.Replace(Good, Bad)) }).RefusedAsync("SignatureDoesNotMatch", 403);
        await (put with { Wire = Put.Ascii(wire[..^2] + wire[at..]) }).RefusedAsync("MalformedTrailerError");
        (await (put with { Wire = Put.Ascii(wire[..^2]) }).BytesAsync()).ShouldBe(Data);
    }

    [Fact]
    public async Task Neither_lines_nor_their_number_are_without_bounds()
    {
        await Unsigned(string.Concat(Enumerable.Repeat($"{Crc32}:{Good}\r\n", 17))).RefusedAsync("MalformedTrailerError");
        await Unsigned($"{Crc32}:{new string('A', 100_000)}\r\n").RefusedAsync("IncompleteBody");
    }

    private static Put Unsigned(string lines) => Put.Unsigned([Data], lines, ("x-amz-trailer", Crc32));
}
