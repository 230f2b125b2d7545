using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>The bytes of a multipart upload that are read for digests.</summary>
public sealed class MultipartDigestTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 5 * 1024 * 1024).Select(number => (byte)number)];

    private readonly TestAws aws = new();

    [Fact]
    public void The_whole_is_not_read_in_the_end_where_its_parts_have_been_read_when_they_came()
    {
        aws.Root.Makes();
        aws.Root.Do(PutObjectOperation.Instance, new(TheBucket, "source") { Body = Body.Of(Bytes) });
        var upload = aws.Root.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;
        var first = aws.Root.Do(UploadPartOperation.Instance, new(TheBucket, "k", 1, upload) { Body = Body.Of(Bytes) }).ETag;
        var second = aws.Root.Do(UploadPartCopyOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source", 2, upload)).CopyPartResult.ETag;
        aws.Root.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, first), new(2, second)]) });

        var whole = aws.Root.Do(GetObjectOperation.Instance, new(TheBucket, "k")).Body;
        whole.IsDigested([ChecksumAlgorithm.Crc64Nvme], md5: false).ShouldBeTrue();
        whole.IsDigested([], md5: true).ShouldBeFalse();
        whole.IsDigested([ChecksumAlgorithm.Sha256], md5: false).ShouldBeFalse();
        Convert.ToBase64String(whole.Checksum(ChecksumAlgorithm.Crc64Nvme)).ShouldBe(
            Convert.ToBase64String(ChecksumCalculator.Compute(ChecksumAlgorithm.Crc64Nvme, [.. Bytes, .. Bytes])));
    }
}
