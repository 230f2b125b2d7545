using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>GetObject and HeadObject: ranges, conditions, and missing keys (fact 65).</summary>
public sealed class GetObjectTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public GetObjectTests()
    {
        Owner.Makes();
        Owner.Puts("k", "0123456789");
    }

    [Fact]
    public void Fact_65_a_missing_key_is_a_404_for_who_may_list_and_a_403_for_who_may_not()
    {
        var reader = aws.User("reader", TestAws.Allow("s3:GetObject"));
        var lister = aws.User("lister", TestAws.Allow("s3:GetObject", "s3:ListBucket"));

        lister.Fails("NoSuchKey", GetObjectOperation.Instance, new(TheBucket, "missing"));
        lister.Fails("NoSuchKey", HeadObjectOperation.Instance, new(TheBucket, "missing"));
        reader.Fails("AccessDenied", GetObjectOperation.Instance, new(TheBucket, "missing")).Message.ShouldContain("not authorized to perform: s3:ListBucket");
        reader.Fails("AccessDenied", HeadObjectOperation.Instance, new(TheBucket, "missing"));
        reader.Reads("k").ShouldBe("0123456789");
    }

    [Fact]
    public void Whoever_may_list_a_prefix_learns_of_what_it_begins_alone_that_it_is_missing()
    {
        const string Lists = """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringLike":{"s3:prefix":"mine/*"}}}""";
        const string Rest = """{"Effect":"Allow","NotAction":["s3:ListBucket","s3:ListBucketVersions"],"Resource":"*"}""";
        var lister = aws.User("lister", PolicyOf($"{Lists},{Rest}"));
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "upload")).UploadId;
        Action<string>[] calls =
        [
            key => lister.Do(GetObjectOperation.Instance, new(TheBucket, key)),
            key => lister.Do(GetObjectOperation.Instance, new(TheBucket, key) { Options = new() { VersionId = "null" } }),
            key => lister.Do(HeadObjectOperation.Instance, new(TheBucket, key)),
            key => lister.Do(GetObjectAttributesOperation.Instance, new(TheBucket, key, [ObjectAttribute.ETag])),
            key => lister.Do(GetObjectAclOperation.Instance, new(TheBucket, key)),
            key => lister.Do(PutObjectAclOperation.Instance, new(TheBucket, key) { ACL = ObjectCannedACL.Private }),
            key => lister.Do(GetObjectTaggingOperation.Instance, new(TheBucket, key)),
            key => lister.Do(PutObjectTaggingOperation.Instance, new(TheBucket, key, new([new("a", "b")]))),
            key => lister.Do(DeleteObjectTaggingOperation.Instance, new(TheBucket, key)),
            key => lister.Do(CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/{key}")),
            key => lister.Do(UploadPartCopyOperation.Instance, new(TheBucket, "upload", $"{TheBucket}/{key}", 1, upload)),
        ];

        foreach (var call in calls)
        {
            Should.Throw<AwsException>(() => call("mine/missing")).Status.ShouldBe(404);
            Should.Throw<AwsException>(() => call("missing")).Message.ShouldContain("not authorized to perform: s3:ListBucket");
        }

        // Deleting what isn't there succeeds, and tells nobody that it wasn't.
        lister.Do(DeleteObjectOperation.Instance, new(TheBucket, "missing"));
    }

    [Theory]
    [InlineData("bytes=0-0", "0", "bytes 0-0/10")]
    [InlineData("bytes=2-4", "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", "789", "bytes 7-9/10")]
    [InlineData("bytes=-99", "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=5-99", "56789", "bytes 5-9/10")]
    [InlineData("bytes=4-2", "0123456789", null)]
    [InlineData("bytes=1-2,4-5", "0123456789", null)]
    [InlineData("lines=1-2", "0123456789", null)]
    public void A_range_is_a_part_and_what_is_none_is_the_whole(string range, string text, string? contentRange)
    {
        var read = Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { Range = range } });

        (Text(read.Body), read.Object.ContentRange, read.Object.ContentLength).ShouldBe((text, contentRange, text.Length));
        Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k") { Options = new() { Range = range } }).Object.ContentLength.ShouldBe(text.Length);
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=10-20")]
    [InlineData("bytes=-0")]
    public void A_range_of_which_nothing_is_there_is_refused(string range) =>
        Owner.Fails("InvalidRange", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { Range = range } }).Headers.ShouldContain(new KeyValuePair<string, string>("Content-Range", "bytes */10"));

    [Fact]
    public void Conditions_hold_or_say_which_did_not()
    {
        var tag = Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k")).Object.ETag;
        var (past, future) = (aws.Now.AddDays(-1), aws.Now.AddDays(1));

        Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfMatch = tag, IfUnmodifiedSince = past } });
        Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfNoneMatch = "\"other\"", IfModifiedSince = future } });
        Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfModifiedSince = past, IfUnmodifiedSince = future } });

        Owner.Fails("PreconditionFailed", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfMatch = "\"other\"" } }).Details.ShouldContain(new KeyValuePair<string, string>("Condition", "If-Match"));
        Owner.Fails("PreconditionFailed", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfUnmodifiedSince = past } });
        Owner.Fails("NotModified", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfNoneMatch = tag } }).Status.ShouldBe(304);
        Owner.Fails("NotModified", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { IfModifiedSince = future } });
    }

    [Fact]
    public void A_write_can_be_for_a_key_that_is_free_or_over_what_its_writer_knows()
    {
        Owner.Fails("PreconditionFailed", PutObjectOperation.Instance, Put("k") with { IfNoneMatch = "*" });
        Owner.Do(PutObjectOperation.Instance, Put("free") with { IfNoneMatch = "*" });
        var tag = Owner.Do(PutObjectOperation.Instance, Put("k", "new") with { IfMatch = Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k")).Object.ETag }).ETag;

        Owner.Fails("PreconditionFailed", PutObjectOperation.Instance, Put("k") with { IfMatch = "\"another\"" });
        Owner.Fails("NoSuchKey", PutObjectOperation.Instance, Put("missing") with { IfMatch = tag });
        Owner.Fails("NotImplemented", PutObjectOperation.Instance, Put("k") with { IfNoneMatch = tag });
        aws.User("writer", TestAws.Allow("s3:PutObject")).Fails("AccessDenied", PutObjectOperation.Instance, Put("k") with { IfMatch = tag });
        Owner.Reads("k").ShouldBe("new");
    }

    [Fact]
    public void What_an_object_was_written_with_it_is_read_with_unless_the_reader_wishes_otherwise()
    {
        Owner.Do(PutObjectOperation.Instance, Put("page") with
        {
            Headers = new() { CacheControl = "no-store", ContentType = "text/html" },
            Settings = new()
            {
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "blue" },
                Tagging = "a=b&c=d%20e",
                StorageClass = StorageClass.StandardIa,
            },
        });

        var read = Owner.Do(GetObjectOperation.Instance, new(TheBucket, "page") { Options = new() { ResponseContentType = "text/plain", ChecksumMode = ChecksumMode.Enabled } }).Object;

        (read.Headers.CacheControl, read.Headers.ContentType, read.Metadata["team"], read.TagCount, read.StorageClass).ShouldBe(("no-store", "text/plain", "blue", 2, StorageClass.StandardIa));
        read.Checksum.ChecksumCRC64NVME.ShouldNotBeNull();
        Owner.Do(GetObjectTaggingOperation.Instance, new(TheBucket, "page")).TagSet.ShouldBe([new("a", "b"), new("c", "d e")]);
    }

    /// <summary>Source: S3 User Guide, UsingMetadata: values that aren't ASCII are encoded as RFC 2047 has it.</summary>
    [Fact]
    public void Metadata_are_told_mail_safe()
    {
        Owner.Do(PutObjectOperation.Instance, Put("k") with { Settings = new() { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["plain"] = "a b", ["other"] = "ü" } } });

        var told = Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k")).Object.Metadata;
        (told["plain"], told["other"]).ShouldBe(("a b", "=?UTF-8?B?w7w=?="));
        Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k")).Object.Metadata["other"].ShouldBe(told["other"]);
    }

    [Fact]
    public void Keys_metadata_and_tags_have_bounds()
    {
        Owner.Puts(new string('é', 512));
        Owner.Fails("KeyTooLongError", PutObjectOperation.Instance, Put(new string('é', 512) + "x"));
        Owner.Fails("MetadataTooLarge", PutObjectOperation.Instance, Put("k") with { Settings = new() { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = new('x', 2048) } } });
        Owner.Fails("BadRequest", PutObjectOperation.Instance, Put("k") with { Settings = new() { Tagging = string.Join('&', Enumerable.Range(0, 11).Select(number => $"{number}=v")) } });
        Owner.Do(PutObjectOperation.Instance, Put("k") with { Settings = new() { Tagging = "p%C3%A4+1=_.:/%3D%2B-@%20%E6%97%A5" } });
    }
}
