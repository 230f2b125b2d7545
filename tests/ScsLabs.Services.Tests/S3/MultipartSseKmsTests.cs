using ScsLabs.Model.Bodies;
using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>SSE-KMS of multipart uploads: the upload makes a data key, and every part needs it decrypted.</summary>
/// <remarks>Sources: S3 API Reference, CreateMultipartUpload, "Permissions"; AWS re:Post, "s3-large-file-encryption-kms-key".</remarks>
public sealed class MultipartSseKmsTests
{
    private readonly TestAws aws = new();
    private readonly string key;

    private TestCaller Owner => aws.Root;

    public MultipartSseKmsTests()
    {
        Owner.Makes();
        key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
    }

    [Fact]
    public void Whoever_may_only_make_data_keys_begins_an_upload_and_adds_no_part()
    {
        Owner.Puts("source");
        var maker = User("maker", "kms:GenerateDataKey");
        var both = User("both", "kms:GenerateDataKey", "kms:Decrypt");

        var upload = Begin(maker);
        maker.Fails("AccessDenied", UploadPartOperation.Instance, Part(upload)).Message.ShouldContain("not authorized to perform: kms:Decrypt");
        maker.Fails("AccessDenied", UploadPartCopyOperation.Instance, Copy(upload)).Message.ShouldContain("not authorized to perform: kms:Decrypt");

        both.Do(UploadPartOperation.Instance, Part(upload)).Encryption.SSEKMSKeyId.ShouldBe(key);
        both.Do(UploadPartCopyOperation.Instance, Copy(upload)).Encryption.SSEKMSKeyId.ShouldBe(key);
    }

    /// <summary>Source: S3 API Reference, CompleteMultipartUpload, "Permissions".</summary>
    [Fact]
    public void Where_parts_have_checksums_whoever_completes_must_be_able_to_decrypt_them()
    {
        var both = User("both", "kms:GenerateDataKey", "kms:Decrypt");
        var maker = User("maker", "kms:GenerateDataKey");
        var (withChecksums, without) = (Upload(ChecksumAlgorithm.Crc64Nvme), Upload(null));

        maker.Fails("AccessDenied", CompleteMultipartUploadOperation.Instance, withChecksums).Message.ShouldContain("not authorized to perform: kms:Decrypt");
        both.Do(CompleteMultipartUploadOperation.Instance, withChecksums);
        maker.Do(CompleteMultipartUploadOperation.Instance, without);

        CompleteMultipartUpload Upload(ChecksumAlgorithm? algorithm)
        {
            var upload = both.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms, SSEKMSKeyId = key }, ChecksumAlgorithm = algorithm }).UploadId;
            return new(TheBucket, "k", upload) { MultipartUpload = new([new(1, both.Do(UploadPartOperation.Instance, Part(upload)).ETag)]) };
        }
    }

    [Fact]
    public void Without_KMS_nothing_more_than_S3_is_asked()
    {
        var writer = aws.User("writer", TestAws.Allow("s3:PutObject"));

        var upload = writer.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;

        writer.Do(UploadPartOperation.Instance, Part(upload)).Encryption.ServerSideEncryption.ShouldBe(ServerSideEncryption.Aes256);
    }

    private TestCaller User(string name, params string[] kms) => aws.User(name, TestAws.Allow(["s3:GetObject", "s3:PutObject", .. kms]));

    private string Begin(TestCaller who) =>
        who.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms, SSEKMSKeyId = key } }).UploadId;

    private static UploadPart Part(string upload) => new(TheBucket, "k", 1, upload) { Body = Bytes("part") };

    private static UploadPartCopy Copy(string upload) => new(TheBucket, "k", $"{TheBucket}/source", 2, upload);
}
