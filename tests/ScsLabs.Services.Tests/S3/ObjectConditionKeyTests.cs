using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>S3's condition keys that follow from the bucket, the object and the kind of operation.</summary>
public sealed class ObjectConditionKeyTests
{
    private readonly TestAws aws = new();

    public ObjectConditionKeyTests()
    {
        aws.Root.Makes(ownership: ObjectOwnership.ObjectWriter);
        aws.Root.Puts("source");
    }

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("s3:GetObjectAcl")]
    [InlineData("s3:GetObjectTagging")]
    [InlineData("s3:PutObjectTagging")]
    [InlineData("s3:DeleteObjectTagging")]
    [InlineData("s3:PutObjectAcl")]
    public void ExistingObjectTag_tells_objects_apart(string action)
    {
        aws.Root.Do(PutObjectOperation.Instance, Put("blue") with { Settings = new() { Tagging = "team=blue" } });
        aws.Root.Do(PutObjectOperation.Instance, Put("red") with { Settings = new() { Tagging = "team=red" } });
        var who = aws.User("user", Only(action, Equal("s3:ExistingObjectTag/team", "blue")));

        Act(who, action, "blue");
        Should.Throw<AwsException>(() => Act(who, action, "red")).Code.ShouldBe("AccessDenied");
        Should.Throw<AwsException>(() => Act(who, action, "source")).Code.ShouldBe("AccessDenied");
        Act(aws.Root, action, "red");
    }

    [Fact]
    public void Versionid_names_the_one_version()
    {
        aws.Root.Do(PutBucketVersioningOperation.Instance, new(TheBucket, new(BucketVersioningStatus.Enabled)));
        var (first, second) = (aws.Root.Puts("k", "one").VersionId!, aws.Root.Puts("k", "two").VersionId!);
        var who = aws.User("user", Only("s3:GetObjectVersion", Equal("s3:versionid", first)));

        who.Reads("k", first).ShouldBe("one");
        Should.Throw<AwsException>(() => who.Reads("k", second)).Code.ShouldBe("AccessDenied");
    }

    [Theory]
    [InlineData("s3:ResourceAccount")]
    [InlineData("aws:ResourceAccount")]
    public void ResourceAccount_keeps_to_the_own_buckets(string key)
    {
        var other = aws.RootOf("222222222222");
        other.Makes("bucket-of-another");
        other.Puts("k", bucket: "bucket-of-another");
        other.SetsPolicy($"{Statement("Allow", Account("111111111111"), "s3:*", "bucket-of-another/*")},{Statement("Allow", Account("111111111111"), "s3:ListBucket", "bucket-of-another")}", "bucket-of-another");
        var (bound, free) = (aws.User("bound", Only("s3:*", Equal(key, "111111111111"))), aws.User("free", TestAws.Allow("s3:*")));

        bound.Reads("source").ShouldBe("hello");
        bound.Do(ListObjectsV2Operation.Instance, new(TheBucket)).KeyCount.ShouldBe(1);
        bound.IsRefusedToRead("k", "bucket-of-another");
        bound.Fails("AccessDenied", ListObjectsV2Operation.Instance, new("bucket-of-another"));
        free.Reads("k", bucket: "bucket-of-another").ShouldBe("hello");
        free.Do(ListObjectsV2Operation.Instance, new("bucket-of-another")).KeyCount.ShouldBe(1);
    }

    [Fact]
    public void ObjectCreationOperation_exempts_what_only_leads_to_an_object()
    {
        var who = aws.User("user", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","NotAction":"s3:PutObject","Resource":"*"},
              {"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{"Null":{"s3:if-none-match":"false"}}},
              {"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{"Bool":{"s3:ObjectCreationOperation":"false"}}}]}
            """);

        var upload = who.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;
        var part = who.Do(UploadPartOperation.Instance, new(TheBucket, "k", 1, upload) { Body = Bytes("hello") }).ETag;
        who.Do(UploadPartCopyOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source", 2, upload));
        CompletedMultipartUpload parts = new([new(1, part)]);

        who.Fails("AccessDenied", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = parts });
        who.Fails("AccessDenied", PutObjectOperation.Instance, Put("k"));
        who.Fails("AccessDenied", CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source"));
        who.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = parts, IfNoneMatch = "*" });
        who.Do(PutObjectOperation.Instance, Put("other") with { IfNoneMatch = "*" });
    }

    private static void Act(TestCaller who, string action, string key)
    {
        switch (action)
        {
            case "s3:GetObject":
                who.Reads(key);
                break;
            case "s3:GetObjectAcl":
                who.Do(GetObjectAclOperation.Instance, new(TheBucket, key));
                break;
            case "s3:GetObjectTagging":
                who.Do(GetObjectTaggingOperation.Instance, new(TheBucket, key));
                break;
            case "s3:PutObjectTagging":
                who.Do(PutObjectTaggingOperation.Instance, new(TheBucket, key, new([new("team", "blue")])));
                break;
            case "s3:DeleteObjectTagging":
                who.Do(DeleteObjectTaggingOperation.Instance, new(TheBucket, key));
                break;
            default:
                who.Do(PutObjectAclOperation.Instance, new(TheBucket, key) { ACL = ObjectCannedACL.Private });
                break;
        }
    }
}
