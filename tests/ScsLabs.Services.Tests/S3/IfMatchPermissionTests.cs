using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Conditional writes and deletes need the permission to read, for they tell whether the entity tag matches.</summary>
/// <remarks>Sources: S3 User Guide, conditional-writes-enforce, example 2; conditional-delete-enforce, examples 1 and 2.</remarks>
public sealed class IfMatchPermissionTests
{
    private readonly TestAws aws = new();
    private readonly TestCaller blind;
    private readonly TestCaller seeing;

    private TestCaller Owner => aws.Root;

    public IfMatchPermissionTests()
    {
        Owner.Makes();
        blind = aws.User("blind", PolicyOf(Of("s3:PutObject", "k", "copy", "s") + "," + Of("s3:DeleteObject", "k") + "," + Of("s3:GetObject", "s")));
        seeing = aws.User("seeing", TestAws.Allow("s3:PutObject", "s3:DeleteObject", "s3:GetObject"));
        Owner.Puts("s", "source");
    }

    [Fact]
    public void A_copy_over_what_is_known_needs_reading_it()
    {
        var tag = Owner.Puts("k").ETag;

        blind.Fails("AccessDenied", CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/s") { IfMatch = tag });
        blind.Do(CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/s") { IfNoneMatch = "*" });
        seeing.Fails("PreconditionFailed", CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/s") { IfMatch = "other" });
        seeing.Do(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/s") { IfMatch = tag });
    }

    [Fact]
    public void An_upload_in_parts_over_what_is_known_needs_reading_it()
    {
        var tag = Owner.Puts("k").ETag;
        var upload = blind.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;
        var part = blind.Do(UploadPartOperation.Instance, new(TheBucket, "k", 1, upload) { Body = Bytes("part") }).ETag;

        blind.Fails("AccessDenied", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, part)]), IfMatch = tag });
        seeing.Fails("PreconditionFailed", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, part)]), IfMatch = "other" });
        seeing.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, part)]), IfMatch = tag });
    }

    [Fact]
    public void Of_many_to_be_deleted_those_named_by_tag_need_reading()
    {
        var tag = Owner.Puts("k").ETag;

        Deletes(blind, "other").ShouldBe("AccessDenied");
        Deletes(blind, tag).ShouldBe("AccessDenied");
        Deletes(seeing, "other").ShouldBe("PreconditionFailed");
        Owner.Reads("k").ShouldBe("hello");
        Deletes(seeing, tag).ShouldBeNull();

        // That it is there at all is no secret from who may delete it.
        Owner.Puts("k");
        Deletes(blind, "*").ShouldBeNull();
    }

    [Fact]
    public void A_policy_can_want_a_tag_of_every_delete()
    {
        var tag = Owner.Puts("k").ETag;
        Owner.SetsPolicy(Statement("Deny", "\"*\"", "s3:DeleteObject", $"{TheBucket}/*", """{"Null":{"s3:if-match":"true"}}"""));

        Deletes(seeing, null).ShouldBe("AccessDenied");
        Deletes(seeing, tag).ShouldBeNull();
    }

    private static string? Deletes(TestCaller who, string? tag) =>
        who.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([new("k", ETag: tag)]))).Errors.SingleOrDefault()?.Code;

    private static string Of(string action, params string[] keys) =>
        $$"""{"Effect":"Allow","Action":"{{action}}","Resource":[{{string.Join(',', keys.Select(key => $"\"arn:aws:s3:::{TheBucket}/{key}\""))}}]}""";
}
