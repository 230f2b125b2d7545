using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>S3's condition keys that a request sets: one that meets the condition is allowed, the same request without what it asks for is refused.</summary>
public sealed class RequestConditionKeyTests
{
    private readonly TestAws aws = new();
    private readonly Dictionary<string, (string Action, string Condition, Action<TestCaller> Meets, Action<TestCaller> Misses)> cases;

    public RequestConditionKeyTests()
    {
        aws.Root.Makes(ownership: ObjectOwnership.ObjectWriter);
        aws.Root.Blocks(new());
        aws.Root.Puts("source");
        var me = aws.Root.Do(ListBucketsOperation.Instance, new()).Owner!.Id;
        var other = aws.RootOf("222222222222").Do(ListBucketsOperation.Instance, new()).Owner!.Id;
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        var grant = $"id={me}";
        cases = new(StringComparer.Ordinal)
        {
            ["s3:x-amz-acl"] = ("s3:PutObject", Equal("s3:x-amz-acl", "bucket-owner-full-control"),
                Writes(Put("k", acl: ObjectCannedACL.BucketOwnerFullControl)), Writes(Put("k", acl: ObjectCannedACL.Private))),
            ["s3:x-amz-acl of a bucket"] = ("s3:PutBucketAcl", Equal("s3:x-amz-acl", "private"),
                Does(PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.Private }), Does(PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.PublicRead })),
            ["s3:x-amz-acl set later"] = ("s3:PutObjectAcl", Equal("s3:x-amz-acl", "private"),
                Does(PutObjectAclOperation.Instance, new(TheBucket, "source") { ACL = ObjectCannedACL.Private }), Does(PutObjectAclOperation.Instance, new(TheBucket, "source") { ACL = ObjectCannedACL.PublicRead })),
            ["s3:x-amz-grant-full-control"] = ("s3:PutObject", Equal("s3:x-amz-grant-full-control", grant),
                Writes(Put("k") with { Settings = new() { GrantFullControl = grant } }), Writes(Put("k") with { Settings = new() { GrantFullControl = $"id={other}" } })),
            ["s3:x-amz-grant-read"] = ("s3:PutObject", Equal("s3:x-amz-grant-read", grant),
                Writes(Put("k") with { Settings = new() { GrantRead = grant } }), Writes(Put("k") with { Settings = new() { GrantRead = $"id={other}" } })),
            ["s3:x-amz-grant-read-acp"] = ("s3:PutObject", Equal("s3:x-amz-grant-read-acp", grant),
                Writes(Put("k") with { Settings = new() { GrantReadACP = grant } }), Writes(Put("k") with { Settings = new() { GrantReadACP = $"id={other}" } })),
            ["s3:x-amz-grant-write-acp"] = ("s3:PutObject", Equal("s3:x-amz-grant-write-acp", grant),
                Writes(Put("k") with { Settings = new() { GrantWriteACP = grant } }), Writes(Put("k") with { Settings = new() { GrantWriteACP = $"id={other}" } })),
            ["s3:x-amz-grant-write"] = ("s3:PutBucketAcl", Equal("s3:x-amz-grant-write", grant),
                Does(PutBucketAclOperation.Instance, new(TheBucket) { GrantWrite = grant }), Does(PutBucketAclOperation.Instance, new(TheBucket) { GrantWrite = $"id={other}" })),
            ["s3:x-amz-server-side-encryption"] = ("s3:PutObject", Equal("s3:x-amz-server-side-encryption", "aws:kms"),
                Writes(Put("k") with { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms } }), Writes(Put("k") with { Settings = new() { ServerSideEncryption = ServerSideEncryption.Aes256 } })),
            ["s3:x-amz-server-side-encryption-aws-kms-key-id"] = ("s3:PutObject", Equal("s3:x-amz-server-side-encryption-aws-kms-key-id", key),
                Writes(Put("k") with { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms, SSEKMSKeyId = key } }), Writes(Put("k") with { Settings = new() { ServerSideEncryption = ServerSideEncryption.AwsKms } })),
            ["s3:x-amz-storage-class"] = ("s3:PutObject", Equal("s3:x-amz-storage-class", "STANDARD_IA"),
                Writes(Put("k") with { Settings = new() { StorageClass = StorageClass.StandardIa } }), Writes(Put("k"))),
            ["s3:x-amz-copy-source"] = ("s3:PutObject", Equal("s3:x-amz-copy-source", $"{TheBucket}/source"),
                Does(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source")), Writes(Put("k"))),
            ["s3:x-amz-metadata-directive"] = ("s3:PutObject", Equal("s3:x-amz-metadata-directive", "REPLACE"),
                Does(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source") { MetadataDirective = Directive.Replace }), Does(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source") { MetadataDirective = Directive.Copy })),
            ["s3:RequestObjectTag"] = ("s3:PutObject", Equal("s3:RequestObjectTag/team", "blue"),
                Writes(Put("k") with { Settings = new() { Tagging = "team=blue" } }), Writes(Put("k") with { Settings = new() { Tagging = "team=red" } })),
            ["s3:RequestObjectTag set later"] = ("s3:PutObjectTagging", Equal("s3:RequestObjectTag/team", "blue"),
                Does(PutObjectTaggingOperation.Instance, new(TheBucket, "source", new([new("team", "blue")]))), Does(PutObjectTaggingOperation.Instance, new(TheBucket, "source", new([new("team", "red")])))),
            ["s3:RequestObjectTagKeys"] = ("s3:PutObjectTagging", """{"ForAllValues:StringEquals":{"s3:RequestObjectTagKeys":["team","stage"]}}""",
                Does(PutObjectTaggingOperation.Instance, new(TheBucket, "source", new([new("team", "blue"), new("stage", "test")]))), Does(PutObjectTaggingOperation.Instance, new(TheBucket, "source", new([new("team", "blue"), new("owner", "me")])))),
            ["s3:if-none-match"] = ("s3:PutObject", """{"Null":{"s3:if-none-match":"false"}}""",
                Writes(Put("k") with { IfNoneMatch = "*" }), Writes(Put("k"))),
            ["s3:if-match"] = ("s3:PutObject", """{"Null":{"s3:if-match":"false"}}""",
                Writes(Put("source") with { IfMatch = "\"5d41402abc4b2a76b9719d911017c592\"" }), Writes(Put("source"))),
            ["s3:x-amz-object-ownership"] = ("s3:CreateBucket", Equal("s3:x-amz-object-ownership", "BucketOwnerEnforced"),
                who => who.Makes("another-of-tests"), who => who.Makes("a-third-of-tests", ObjectOwnership.ObjectWriter)),
            ["aws:RequestTag of a bucket"] = ("s3:CreateBucket", Equal("aws:RequestTag/team", "blue"),
                Does(CreateBucketOperation.Instance, new("another-of-tests") { CreateBucketConfiguration = new(Tags: [new("team", "blue")]) }), Does(CreateBucketOperation.Instance, new("a-third-of-tests") { CreateBucketConfiguration = new(Tags: [new("team", "red")]) })),
            ["aws:TagKeys of a bucket"] = ("s3:TagResource", """{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""",
                Does(CreateBucketOperation.Instance, new("another-of-tests") { CreateBucketConfiguration = new(Tags: [new("team", "blue")]) }), Does(CreateBucketOperation.Instance, new("a-third-of-tests") { CreateBucketConfiguration = new(Tags: [new("owner", "me")]) })),
            ["s3:locationconstraint"] = ("s3:CreateBucket", Equal("s3:locationconstraint", "eu-west-1"),
                Does(CreateBucketOperation.Instance, new("another-of-tests") { CreateBucketConfiguration = new("eu-west-1") }), Does(CreateBucketOperation.Instance, new("a-third-of-tests") { CreateBucketConfiguration = new("eu-west-2") })),
        };
    }

    public static TheoryData<string> Names => [.. new RequestConditionKeyTests().cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_request_let_in_who_meets_them(string name)
    {
        var (action, condition, meets, misses) = cases[name];
        var who = aws.User("user", Only(action, condition));

        Should.Throw<AwsException>(() => misses(who)).Message.ShouldContain($"is not authorized to perform: {action} on resource");
        meets(who);

        // It was for the condition that it was refused.
        misses(aws.User("free", TestAws.Allow("s3:*", "kms:*")));
    }

    private static Action<TestCaller> Writes(PutObject request) => Does(PutObjectOperation.Instance, request);

    private static Action<TestCaller> Does<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class => who => who.Do(operation, request);
}
