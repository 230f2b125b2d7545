using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>CopyObject and DeleteObjects: several permissions in one call.</summary>
public sealed class CopyObjectTests
{
    private const string Theirs = "their-bucket-of-tests";

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    private TestCaller Other => aws.RootOf("222222222222");

    public CopyObjectTests()
    {
        Owner.Makes();
        Other.Makes(Theirs);
        Owner.Do(PutObjectOperation.Instance, Put("k") with { Headers = new() { ContentType = "text/html" }, Settings = new() { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" }, Tagging = "t=u" } });
    }

    [Fact]
    public void A_copy_between_accounts_needs_the_one_to_read_and_the_other_to_write()
    {
        var request = new CopyObject(Theirs, "copy", $"/{TheBucket}/k");
        Other.Fails("AccessDenied", CopyObjectOperation.Instance, request);
        Owner.SetsPolicy(Statement("Allow", Account("222222222222"), "s3:GetObject", TheBucket + "/*"));
        Other.Fails("AccessDenied", CopyObjectOperation.Instance, request);
        Owner.SetsPolicy(Statement("Allow", Account("222222222222"), "s3:GetObject*", TheBucket + "/*"));

        Other.Do(CopyObjectOperation.Instance, request);

        Other.Reads("copy", bucket: Theirs).ShouldBe("hello");
        Other.Do(GetObjectTaggingOperation.Instance, new(Theirs, "copy")).TagSet.ShouldBe([new("t", "u")]);
        Owner.Fails("AccessDenied", CopyObjectOperation.Instance, new(Theirs, "copy", $"{TheBucket}/k"));
        Other.Fails("AccessDenied", CopyObjectOperation.Instance, request with { ExpectedSourceBucketOwner = "222222222222" });
    }

    [Fact]
    public void Directives_say_what_is_taken_over()
    {
        Owner.Do(CopyObjectOperation.Instance, new(TheBucket, "same", $"{TheBucket}/k"));
        Owner.Do(CopyObjectOperation.Instance, new(TheBucket, "other", $"{TheBucket}/k") { Headers = new() { ContentType = "text/plain" }, MetadataDirective = Directive.Replace, TaggingDirective = Directive.Replace });

        var (same, other) = (Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "same")).Object, Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "other")).Object);
        (same.Headers.ContentType, same.Metadata.Count, same.TagCount).ShouldBe(("text/html", 1, 1));
        (other.Headers.ContentType, other.Metadata.Count, other.TagCount).ShouldBe(("text/plain", 0, null));
    }

    [Fact]
    public void A_copy_onto_itself_must_change_something()
    {
        Owner.Fails("InvalidRequest", CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/k"));
        Owner.Do(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/k") { Settings = new() { StorageClass = StorageClass.StandardIa } });
    }

    [Theory]
    [InlineData("no-slash")]
    [InlineData("/")]
    [InlineData("bucket/")]
    public void A_source_that_names_no_object_is_refused(string source) => Owner.Fails("InvalidArgument", CopyObjectOperation.Instance, new(TheBucket, "x", source));

    [Fact]
    public void A_policy_can_say_what_may_be_copied_from()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"},{"Effect":"Allow","Action":["s3:PutObject","s3:PutObjectTagging"],"Resource":"*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"*","Condition":{"StringNotLike":{"s3:x-amz-copy-source":"a-bucket-of-tests/ok*"}}}]}""");
        Owner.Puts("ok");

        user.Do(CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/ok"));
        user.Fails("AccessDenied", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/k"));
        user.Fails("AccessDenied", PutObjectOperation.Instance, Put("direct"));
    }

    [Fact]
    public void Of_many_to_be_deleted_each_is_decided_for_itself()
    {
        Owner.Puts("mine/1");
        Owner.Puts("other/1");
        var user = aws.User("user", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::{{TheBucket}}/mine/*"}]}""");

        var answer = user.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([new("mine/1"), new("other/1"), new("mine/never")])));

        answer.Deleted.Select(one => one.Key).ShouldBe(["mine/1", "mine/never"]);
        answer.Errors.ShouldHaveSingleItem().Code.ShouldBe("AccessDenied");
        Owner.Do(ListObjectsV2Operation.Instance, new(TheBucket)).Contents.Select(one => one.Key).ShouldBe(["k", "other/1"]);
        user.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([new("mine/1")], Quiet: true))).Deleted.ShouldBeEmpty();
        Owner.Fails("MalformedXML", DeleteObjectsOperation.Instance, new(TheBucket, new([])));
        Owner.Fails("MalformedXML", DeleteObjectsOperation.Instance, new(TheBucket, new([.. Enumerable.Range(0, 1001).Select(number => new ObjectIdentifier($"{number}"))])));
    }
}
