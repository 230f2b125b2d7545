using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>SSE-KMS: S3 calls KMS as its caller, to write and to read.</summary>
public sealed class SseKmsTests
{
    private const string Reading = """{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}""";

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public SseKmsTests() => Owner.Makes();

    [Fact]
    public void Whoever_reads_must_be_allowed_to_decrypt_and_whoever_writes_to_make_data_keys()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        Owner.Do(PutObjectOperation.Instance, Encrypted("k", key));
        var plain = aws.User("plain", PolicyOf(Reading));
        var both = aws.User("both", PolicyOf($$"""{{Reading}},{"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"{{key}}"}"""));

        plain.Fails("AccessDenied", GetObjectOperation.Instance, new(TheBucket, "k")).Message.ShouldContain("not authorized to perform: kms:Decrypt");
        plain.Fails("AccessDenied", PutObjectOperation.Instance, Encrypted("k", key)).Message.ShouldContain("not authorized to perform: kms:GenerateDataKey");
        both.Reads("k").ShouldBe("hello");
        both.Do(PutObjectOperation.Instance, Encrypted("k", key)).Encryption.SSEKMSKeyId.ShouldBe(key);
        Owner.Puts("open");
        plain.Reads("open").ShouldBe("hello");
    }

    [Fact]
    public void The_key_is_symmetric()
    {
        var pair = Owner.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.EncryptDecrypt, KeySpec: KeySpec.Rsa2048)).KeyMetadata.Arn;
        var signing = Owner.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.EccNistP256)).KeyMetadata.Arn;

        Owner.Fails("KMS.InvalidKeyUsageException", PutObjectOperation.Instance, Encrypted("k", pair)).Message.ShouldBe("You cannot generate a data key with an asymmetric CMK");
        Owner.Fails("KMS.InvalidKeyUsageException", PutObjectOperation.Instance, Encrypted("k", signing)).Message.ShouldBe($"{signing} key usage is SIGN_VERIFY which is not valid for GenerateDataKey.");
    }

    [Fact]
    public void A_copy_onto_itself_under_KMS_is_encrypted_anew_and_so_a_change()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        Owner.Do(PutObjectOperation.Instance, Encrypted("k", key));

        Owner.Do(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/k")).Encryption.ServerSideEncryption.ShouldBe(ServerSideEncryption.Aes256);
        Owner.Fails("InvalidRequest", CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/k"));
        Owner.Reads("k").ShouldBe("hello");
    }

    /// <summary>Source: S3 API Reference, HeadObject, "ChecksumMode".</summary>
    [Fact]
    public void What_is_known_of_an_object_needs_no_key_but_its_checksum_does()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        Owner.Do(PutObjectOperation.Instance, Encrypted("k", key));
        var plain = aws.User("plain", PolicyOf(Reading));

        plain.Do(HeadObjectOperation.Instance, new(TheBucket, "k")).Object.Encryption.SSEKMSKeyId.ShouldBe(key);
        plain.Fails("AccessDenied", HeadObjectOperation.Instance, new(TheBucket, "k") { Options = new() { ChecksumMode = ChecksumMode.Enabled } }).Message.ShouldContain("not authorized to perform: kms:Decrypt");
        plain.Fails("AccessDenied", GetObjectOperation.Instance, new(TheBucket, "k"));
        Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k") { Options = new() { ChecksumMode = ChecksumMode.Enabled } }).Object.Checksum.ChecksumCRC64NVME.ShouldNotBeNull();
    }

    [Fact]
    public void The_object_is_the_context_and_with_a_bucket_key_the_bucket()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        var byObject = User("by-object", key, $"arn:aws:s3:::{TheBucket}/k");
        var byBucket = User("by-bucket", key, $"arn:aws:s3:::{TheBucket}");

        byObject.Do(PutObjectOperation.Instance, Encrypted("k", key));
        byObject.Fails("AccessDenied", PutObjectOperation.Instance, Encrypted("other", key));
        byObject.Fails("AccessDenied", PutObjectOperation.Instance, Encrypted("k", key, byBucket: true));
        byBucket.Do(PutObjectOperation.Instance, Encrypted("k", key, byBucket: true)).Encryption.BucketKeyEnabled.ShouldBe(true);
        byBucket.Fails("AccessDenied", PutObjectOperation.Instance, Encrypted("k", key));
    }

    [Fact]
    public void The_buckets_default_counts_where_the_request_says_nothing()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        Owner.Do(PutBucketEncryptionOperation.Instance, new(TheBucket, new([new(new(ServerSideEncryption.AwsKms, key), true)])));

        var written = Owner.Puts("k");
        (written.Encryption.ServerSideEncryption, written.Encryption.SSEKMSKeyId, written.Encryption.BucketKeyEnabled).ShouldBe((ServerSideEncryption.AwsKms, key, true));
        Owner.Do(PutObjectOperation.Instance, Put("plain") with { Settings = new() { ServerSideEncryption = ServerSideEncryption.Aes256 } }).Encryption.SSEKMSKeyId.ShouldBeNull();

        Owner.Do(DeleteBucketEncryptionOperation.Instance, new(TheBucket));
        Owner.Puts("k").Encryption.ServerSideEncryption.ShouldBe(ServerSideEncryption.Aes256);
    }

    [Fact]
    public void Without_a_key_it_is_the_one_that_AWS_manages()
    {
        var user = aws.User("user", PolicyOf(Reading));

        user.Do(PutObjectOperation.Instance, Put("k") with { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms } });

        user.Reads("k").ShouldBe("hello");
        Owner.Do(DescribeKeyOperation.Instance, new("alias/aws/s3")).KeyMetadata.KeyManager.ShouldBe(KeyManager.Aws);
    }

    [Fact]
    public void KMSs_errors_come_under_S3s_names_and_nothing_is_written()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata;
        Owner.Do(PutObjectOperation.Instance, Encrypted("k", key.Arn));
        Owner.Do(DisableKeyOperation.Instance, new(key.KeyId));

        Owner.Fails("KMS.DisabledException", GetObjectOperation.Instance, new(TheBucket, "k"));
        Owner.Fails("KMS.DisabledException", PutObjectOperation.Instance, Encrypted("k", key.Arn));
        Owner.Fails("KMS.NotFoundException", PutObjectOperation.Instance, Encrypted("k", "0d0d0d0d-0d0d-0d0d-0d0d-0d0d0d0d0d0d"));
        Owner.Fails("InvalidArgument", PutObjectOperation.Instance, Put("k") with { Settings = new() { SSEKMSKeyId = key.Arn } });
    }

    /// <summary>Source: S3 API Reference, CopyObject: source and destination may be in different Regions.</summary>
    [Fact]
    public void A_copy_to_another_Region_decrypts_with_the_key_where_it_is()
    {
        var key = Owner.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        Owner.Do(PutObjectOperation.Instance, Encrypted("k", key));
        var there = Owner with { Region = "eu-west-1" };
        there.Do(CreateBucketOperation.Instance, new("a-bucket-elsewhere") { CreateBucketConfiguration = new("eu-west-1") });
        var may = aws.User("may", PolicyOf($$$"""{{{Reading}}},{"Effect":"Allow","Action":"kms:Decrypt","Resource":"{{{key}}}","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"} } }""")) with { Region = "eu-west-1" };
        var mayNot = aws.User("may-not", PolicyOf(Reading)) with { Region = "eu-west-1" };

        mayNot.Fails("AccessDenied", CopyObjectOperation.Instance, new("a-bucket-elsewhere", "k", $"{TheBucket}/k")).Message.ShouldContain("kms:Decrypt");
        may.Do(CopyObjectOperation.Instance, new("a-bucket-elsewhere", "k", $"{TheBucket}/k"));

        there.Reads("k", bucket: "a-bucket-elsewhere").ShouldBe("hello");
    }

    private static PutObject Encrypted(string key, string kmsKey, bool? byBucket = null) =>
        Put(key) with { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms, SSEKMSKeyId = kmsKey, BucketKeyEnabled = byBucket } };

    private TestCaller User(string name, string key, string context) => aws.User(name, PolicyOf(
        $$$"""{{{Reading}}},{"Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"{{{key}}}","Condition":{"StringEquals":{"kms:EncryptionContext:aws:s3:arn":"{{{context}}}","kms:ViaService":"s3.us-east-1.amazonaws.com"} } }"""));
}
