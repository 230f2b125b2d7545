using CsCheck;
using ScsLabs.Model;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Laws that hold for any bytes, however they are cut.</summary>
public sealed class AnyUploadTests
{
    private const string Crc32 = "x-amz-checksum-crc32";

    private static readonly Gen<byte[][]> Chunks = Gen.Select(Gen.Byte.Array[8192, 9000].Array[0, 3], Gen.Byte.Array[1, 300], (large, last) => (byte[][])[.. large, last]);

    private static readonly Gen<Put> Puts = Chunks.SelectMany(data =>
    {
        var checksum = Put.Base64(ChecksumAlgorithm.Crc32, [.. data.SelectMany(chunk => chunk)]);
        return Gen.OneOf(
            Put.Signed(data),
            Put.SignedWithTrailer(data, Crc32, checksum),
            Put.Unsigned(data, $"{Crc32}:{checksum}\r\n\r\n", ("x-amz-trailer", Crc32)),
            Put.Plain([.. data.SelectMany(chunk => chunk)], (Crc32, checksum)));
    });

    [Fact]
    public async Task How_the_bytes_are_cut_changes_nothing() =>
        await Gen.Select(Puts, Gen.OneOf(Gen.Int[1, 20], Gen.Int[1, 20_000]).Array[1, 5]).SampleAsync(
            async (put, reads) => (await put.BytesAsync(reads)).ShouldBe(await put.BytesAsync()),
            iter: 200);

    [Fact]
    public async Task Any_altered_byte_is_refused_or_means_the_same() =>
        await Gen.Select(Puts, Gen.Double[0, 1], Gen.Byte[1, 255]).SampleAsync(
            async (put, where, flip) =>
            {
                byte[] wire = [.. put.Wire];
                // Heads and tails as often as data.
                var at = where < 0.25 ? (int)(where * 400) : where > 0.75 ? wire.Length - 1 - (int)((1 - where) * 1000) : (int)(where * (wire.Length - 1));
                wire[Math.Clamp(at, 0, wire.Length - 1)] ^= flip;
                try
                {
                    var altered = await (put with { Wire = wire }).ReceiveAsync();
                    var original = await put.ReceiveAsync();
                    (await Put.Bytes(altered.Body.ShouldNotBeNull())).ShouldBe(await Put.Bytes(original.Body.ShouldNotBeNull()));
                    altered.Headers[Crc32].ShouldBe(original.Headers[Crc32]);
                }
                catch (Exception refusal) when (refusal is AwsException or SignatureException)
                {
                    // As it should be.
                }
            },
            iter: 1_000);

    [Fact]
    public async Task A_signed_body_that_is_cut_short_is_refused() =>
        await Gen.Select(Chunks, Gen.Double[0, 1]).SampleAsync(
            async (data, where) =>
            {
                var put = Put.Signed(data);
                // AWS takes the end for the empty line at the end.
                var end = (int)(where * (put.Wire.Length - 3));
                await (put with { Wire = put.Wire[..end] }).RefusedAsync("IncompleteBody");
            },
            iter: 300);

    [Fact]
    public async Task Whatever_comes_the_answer_is_an_error_of_AWS()
    {
        var piece = Gen.OneOf(
            Gen.OneOf("0", "5", "2000", ";", "chunk-signature=", "\r\n", "\r", "\n", ":", "x-amz-checksum-crc32", "x-amz-trailer-signature", "AAAAAA==", Put.Seed).Select(Put.Ascii),
            Gen.Byte.Array[0, 20],
            Gen.Const(new byte[8192]));
        var header = Gen.Select(
            Gen.OneOf("x-amz-trailer", Crc32, "x-amz-checksum-sha1", "x-amz-sdk-checksum-algorithm", "Content-MD5", "Content-Length", "x-amz-decoded-content-length", "Content-Encoding"),
            Gen.OneOf(Gen.OneOf("5", "8197", "CRC32", Crc32, "AAAAAA==", "aws-chunked", ""), Gen.String[0, 5]));
        await Gen.Select(piece.Array[0, 12], header.Array[0, 4], Gen.OneOf(Put.SignedChunks, Put.SignedChunksAndTrailer, Put.UnsignedChunks, "UNSIGNED-PAYLOAD"), Gen.Bool).SampleAsync(
            async (pieces, headers, form, isKeyKnown) =>
            {
                var put = new Put([.. pieces.SelectMany(bytes => bytes)], ("x-amz-content-sha256", form), ("x-amz-decoded-content-length", "5")) { IsKeyKnown = isKeyKnown };
                foreach (var (name, value) in headers)
                {
                    put = put.With(name, value);
                }

                try
                {
                    await put.ReceiveAsync(3, 1000);
                }
                catch (Exception refusal) when (refusal is AwsException or SignatureException)
                {
                    // The one way to say no.
                }
            },
            iter: 2_000);
    }
}
