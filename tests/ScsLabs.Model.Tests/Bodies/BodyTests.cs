using System.IO.Pipelines;
using System.Security.Cryptography;
using CsCheck;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>Slices and joins of bodies, compared with those of arrays.</summary>
public sealed class BodyTests
{
    private static readonly byte[] Large = RandomNumberGenerator.GetBytes(BodyWriter.MemoryBound + 1_000);

    [Fact]
    public async Task Slices_and_joins_agree_with_those_of_arrays()
    {
        var large = await BodyWriterTests.Write(Large);
        var piece = Gen.OneOf(
            Gen.Byte.Array[0, 20].Select(bytes => (Bytes: bytes, Body: Body.Of(bytes))),
            Gen.Select(Gen.Int[0, Large.Length], Gen.Int[0, 300]).Select((at, length) =>
            {
                length = Math.Min(length, Large.Length - at);
                return (Bytes: Large[at..(at + length)], Body: large.Slice(at, length));
            }));
        await Gen.Select(piece.Array[0, 6], Gen.Double[0, 1], Gen.Double[0, 1]).SampleAsync(
            async (parts, from, share) =>
            {
                byte[] bytes = [.. parts.SelectMany(part => part.Bytes)];
                var body = Body.Join(parts.Select(part => part.Body));
                await Agree(body, bytes);

                var at = (int)(from * bytes.Length);
                var length = (int)(share * (bytes.Length - at));
                await Agree(body.Slice(at, length), bytes[at..(at + length)]);
                await Agree(Body.Join([body.Slice(0, at), body.Slice(at, bytes.Length - at), body]), [.. bytes, .. bytes]);
            },
            iter: 300);
    }

    [Fact]
    public void A_whole_slice_and_a_join_of_one_are_the_body_itself_with_what_it_knows()
    {
        var body = Body.Of("123"u8.ToArray());
        body.Slice(0, 3).ShouldBeSameAs(body);
        Body.Join([Body.Empty, body]).ShouldBeSameAs(body);
        Body.Join([]).ShouldBeSameAs(Body.Empty);
        body.Slice(3, 0).ShouldBeSameAs(Body.Empty);
    }

    [Fact]
    public void A_slice_beyond_the_body_is_refused()
    {
        var body = Body.Of("123"u8.ToArray());
        foreach (var (offset, length) in (ReadOnlySpan<(long, long)>)[(-1, 1), (0, -1), (0, 4), (4, 0), (3, 1), (1, long.MaxValue)])
        {
            Should.Throw<ArgumentOutOfRangeException>(() => body.Slice(offset, length));
        }
    }

    [Fact]
    public async Task Copying_ends_where_nobody_reads()
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();
        await (await BodyWriterTests.Write(Large)).CopyToAsync(pipe.Writer, TestContext.Current.CancellationToken);
        await Body.Of(Large).CopyToAsync(pipe.Writer, TestContext.Current.CancellationToken);
    }

    private static async Task Agree(Body body, byte[] bytes)
    {
        body.Length.ShouldBe(bytes.Length);
        (await BodyWriterTests.Bytes(body)).ShouldBe(bytes);
        (await BodyWriterTests.Piped(body)).ShouldBe(bytes);
        await using var stream = new BodyStream(body);
        var half = bytes.Length / 2;
        stream.Seek(-half, SeekOrigin.End);
        (await Read(stream)).ShouldBe(bytes[^half..]);
        stream.Position = 0;
        (await Read(stream)).ShouldBe(bytes);
        await body.EnsureDigestsAsync([ChecksumAlgorithm.Sha1], md5: true, TestContext.Current.CancellationToken);
        body.Md5.ShouldBe(MD5.HashData(bytes));
        body.Checksum(ChecksumAlgorithm.Sha1).ShouldBe(SHA1.HashData(bytes));
    }

    private static async Task<byte[]> Read(Stream stream)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, TestContext.Current.CancellationToken);
        return read.ToArray();
    }
}
