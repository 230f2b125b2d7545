using System.Security.Cryptography;
using ScsLabs.Model;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Bodies without chunks, and their declared length and digests.</summary>
public sealed class PlainBodyTests
{
    private static readonly byte[] Data = "hello"u8.ToArray();
    private static readonly byte[] Other = "hallo"u8.ToArray();

    [Fact]
    public async Task A_body_has_the_hash_that_was_signed()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Data));
        var put = Put.Plain(Data);
        (await put.With("x-amz-content-sha256", hash).BytesAsync()).ShouldBe(Data);
        (await put.With("x-amz-content-sha256", hash.ToUpperInvariant()).BytesAsync()).ShouldBe(Data);
        (await put.Without("x-amz-content-sha256").BytesAsync()).ShouldBe(Data, "presigned and anonymous requests say nothing");
        await (put with { Wire = Other }).With("x-amz-content-sha256", hash)
            .RefusedAsync("XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed.");
        await (put with { Wire = [] }).With("x-amz-content-sha256", hash).RefusedAsync("XAmzContentSHA256Mismatch");
        await put.With("x-amz-content-sha256", "unsigned-payload").RefusedAsync("InvalidArgument");
        (await (put with { Method = "GET" }).With("x-amz-content-sha256", new string('0', 64)).ReceiveAsync()).Body.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_body_that_says_it_is_chunked_and_is_signed_as_a_whole_stays_as_it_is()
    {
        var received = await Put.Plain(Data, ("Content-Encoding", "aws-chunked")).ReceiveAsync();
        received.Document.ToArray().ShouldBe(Data);
        received.Headers["Content-Encoding"].ShouldBe("aws-chunked");
    }

    [Fact]
    public async Task The_length_is_true_and_within_the_bound()
    {
        var put = Put.Plain(Data);
        (await put.With("Content-Length", "5").BytesAsync()).ShouldBe(Data);
        await put.With("Content-Length", "4").RefusedAsync("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header");
        await put.With("Content-Length", "6").RefusedAsync("IncompleteBody");
        (await (put with { Bound = 5 }).BytesAsync()).ShouldBe(Data);
        await (put with { Bound = 4 }).RefusedAsync("EntityTooLarge");
        await (put with { Bound = 4, Wire = [] }).With("Content-Length", "5").RefusedAsync("EntityTooLarge");
    }

    [Fact]
    public async Task S3_has_no_bodies_of_unknown_length() =>
        await Put.Plain(Data, ("Transfer-Encoding", "chunked"))
            .RefusedAsync("NotImplemented", 501, "A header you provided implies functionality that is not implemented");

    [Fact]
    public async Task A_large_body_is_not_kept_in_memory()
    {
        var large = RandomNumberGenerator.GetBytes(3 * BodyWriter.MemoryBound);
        var received = await Put.Plain(large, ("Content-MD5", Convert.ToBase64String(MD5.HashData(large)))).ReceiveAsync(100_000, 1, 30_000);
        received.Document.IsEmpty.ShouldBeTrue();
        received.Body.ShouldNotBeNull().Memory.ShouldBeNull();
        (await Put.Bytes(received.Body)).AsSpan().SequenceEqual(large).ShouldBeTrue();
        received.Body.Checksum(ChecksumAlgorithm.Crc64Nvme).ShouldBe(ChecksumCalculator.Compute(ChecksumAlgorithm.Crc64Nvme, large));
    }

    [Theory]
    [InlineData("PUT", "partNumber=1&uploadId=u", true)]
    [InlineData("PUT", "x-id=UploadPart&uploadId=u&partNumber=1", true)]
    [InlineData("PUT", "", false)]
    public async Task A_part_knows_the_CRC_that_the_whole_may_want_beside_any_other(string method, string query, bool isPart)
    {
        var large = RandomNumberGenerator.GetBytes(BodyWriter.MemoryBound + 1);
        var put = Put.Plain(large, ("x-amz-checksum-sha256", Put.Base64(ChecksumAlgorithm.Sha256, large))) with { Method = method, Query = query };
        var received = (await put.ReceiveAsync()).Body.ShouldNotBeNull();
        received.IsDigested([ChecksumAlgorithm.Sha256], md5: true).ShouldBeTrue();
        received.IsDigested([ChecksumAlgorithm.Crc64Nvme], md5: false).ShouldBe(isPart);
    }

    [Fact]
    public async Task A_body_that_there_is_no_room_for_is_told_in_S3s_words()
    {
        var error = await FailsAsync<AwsException>(new BodyStorageException("There is no room.", new IOException()));
        (error.Code, error.Status, error.Message).ShouldBe(("ServiceUnavailable", 503, "Service is unable to handle request."));
    }

    [Fact]
    public async Task A_client_that_is_gone_is_no_lack_of_room()
    {
        var gone = new IOException("The client reset the connection.");
        (await FailsAsync<IOException>(gone)).ShouldBeSameAs(gone);
    }

    [Fact]
    public async Task A_cancelled_receiver_takes_nothing() =>
        await FailsAsync<OperationCanceledException>(new InvalidOperationException("It reads."), new CancellationToken(canceled: true));

    [Fact]
    public async Task Content_MD5_is_16_bytes_and_the_bodys()
    {
        var put = Put.Plain(Data);
        (await put.With("Content-MD5", Convert.ToBase64String(MD5.HashData(Data))).BytesAsync()).ShouldBe(Data);
        await put.With("Content-MD5", Convert.ToBase64String(MD5.HashData(Other)))
            .RefusedAsync("BadDigest", 400, "The Content-MD5 you specified did not match what we received.");
        foreach (var nonsense in (string[])["", "x", "AAAA", Convert.ToHexString(MD5.HashData(Data)), Convert.ToBase64String(new byte[17])])
        {
            await put.With("Content-MD5", nonsense).RefusedAsync("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
        }
    }

    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "CRC32")]
    [InlineData(ChecksumAlgorithm.Crc32C, "CRC32C")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "CRC64NVME")]
    [InlineData(ChecksumAlgorithm.Sha1, "SHA1")]
    [InlineData(ChecksumAlgorithm.Sha256, "SHA256")]
    public async Task A_checksum_in_a_header_is_checked(ChecksumAlgorithm algorithm, string name)
    {
        var header = "x-amz-checksum-" + name.ToLowerInvariant();
        var put = Put.Plain(Data, ("x-amz-sdk-checksum-algorithm", name));
        (await put.With(header, Put.Base64(algorithm, Data)).BytesAsync()).ShouldBe(Data);
        await put.With(header, Put.Base64(algorithm, Other)).RefusedAsync("BadDigest", 400, $"The {name} you specified did not match the calculated checksum.");
        await put.With(header, "bad").RefusedAsync("InvalidRequest", 400, $"Value for {header} header is invalid.");
        await put.With(header, Convert.ToBase64String(new byte[64])).RefusedAsync("InvalidRequest");
    }

    [Fact]
    public async Task There_is_one_checksum_of_an_algorithm_that_S3_knows()
    {
        var crc32 = Put.Base64(ChecksumAlgorithm.Crc32, Data);
        var put = Put.Plain(Data, ("x-amz-checksum-crc32", crc32));
        await put.With("x-amz-checksum-sha1", Put.Base64(ChecksumAlgorithm.Sha1, Data))
            .RefusedAsync("InvalidRequest", 400, "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        await put.With("x-amz-checksum-sum", crc32)
            .RefusedAsync("InvalidRequest", 400, "The algorithm type you specified in x-amz-checksum- header is invalid.");
        (await put.With("x-amz-checksum-type", "FULL_OBJECT").With("X-Amz-Checksum-Algorithm", "CRC32").With("x-amz-checksum-mode", "ENABLED").BytesAsync()).ShouldBe(Data);
    }

    [Fact]
    public async Task Algorithms_that_S3_has_and_this_emulator_does_not_are_told_so()
    {
        const string message = "ScsLabs does not emulate the checksum algorithm SHA512.";
        await Put.Plain(Data, ("x-amz-checksum-sha512", "x")).RefusedAsync("NotImplemented", 501, message);
        await Put.Plain(Data, ("x-amz-sdk-checksum-algorithm", "SHA512")).RefusedAsync("NotImplemented", 501, message);
        await Put.Unsigned([Data], "\r\n", ("x-amz-trailer", "x-amz-checksum-sha512")).RefusedAsync("NotImplemented", 501, message);
    }

    [Fact]
    public async Task The_algorithm_that_the_client_names_is_that_of_its_checksum()
    {
        var put = Put.Plain(Data, ("x-amz-checksum-crc32", Put.Base64(ChecksumAlgorithm.Crc32, Data)));
        (await put.With("x-amz-sdk-checksum-algorithm", "crc32").BytesAsync()).ShouldBe(Data);
        const string invalid = "Value for x-amz-sdk-checksum-algorithm header is invalid.";
        await put.With("x-amz-sdk-checksum-algorithm", "CRC32C").RefusedAsync("InvalidRequest", 400, invalid);
        await put.With("x-amz-sdk-checksum-algorithm", "sum").RefusedAsync("InvalidRequest", 400, invalid);
        await Put.Plain(Data, ("x-amz-sdk-checksum-algorithm", "CRC32")).RefusedAsync(
            "InvalidRequest", 400, "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
    }

    [Fact]
    public async Task What_completes_a_multipart_upload_tells_the_objects_checksum_and_not_its_own()
    {
        var post = Put.Plain(Data, ("x-amz-checksum-crc32", Put.Base64(ChecksumAlgorithm.Crc32, Other))) with { Method = "POST", Query = "uploadId=u" };
        (await post.BytesAsync()).ShouldBe(Data);
        await (post with { Query = "delete" }).RefusedAsync("BadDigest");
        await (post with { Method = "PUT" }).RefusedAsync("BadDigest");
    }

    [Fact]
    public async Task A_wrong_hash_is_told_before_wrong_digests()
    {
        var put = Put.Plain(Data, ("Content-MD5", Convert.ToBase64String(MD5.HashData(Other))), ("x-amz-checksum-crc32", Put.Base64(ChecksumAlgorithm.Crc32, Other)));
        await put.RefusedAsync("BadDigest", 400, "The Content-MD5 you specified did not match what we received.");
        await put.With("x-amz-content-sha256", new string('0', 64)).RefusedAsync("XAmzContentSHA256Mismatch");
    }

    private static async Task<TException> FailsAsync<TException>(Exception reading, CancellationToken cancellationToken = default)
        where TException : Exception
    {
        using var stream = new FailingStream(reading);
        return await Should.ThrowAsync<TException>(() => Put.Plain(Data).ReceiveAsync(stream, cancellationToken));
    }
}
