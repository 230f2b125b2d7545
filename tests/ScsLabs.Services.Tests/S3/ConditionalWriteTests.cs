using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Writes have S3's conditions, not all of HTTP's.</summary>
public sealed class ConditionalWriteTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public ConditionalWriteTests() => Owner.Makes();

    [Theory]
    [InlineData("*", null, "If-Match", "We don't accept the provided value of If-Match header for this API")]
    [InlineData(null, "\"tag\"", "If-None-Match", "We don't accept the provided value of If-None-Match header for this API")]
    [InlineData("\"tag\"", "*", "If-Match,If-None-Match", "Multiple conditional request headers present in the request")]
    public void A_condition_that_S3_does_not_have_is_not_implemented(string? match, string? noneMatch, string header, string why)
    {
        Owner.Puts("k", "v");
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;
        var part = Owner.Do(UploadPartOperation.Instance, new(TheBucket, "k", 1, upload) { Body = Bytes("new") }).ETag;

        foreach (var refused in new[]
        {
            Owner.Fails("NotImplemented", PutObjectOperation.Instance, new(TheBucket, "k") { Body = Bytes("new"), IfMatch = match, IfNoneMatch = noneMatch }),
            Owner.Fails("NotImplemented", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/k") { IfMatch = match, IfNoneMatch = noneMatch }),
            Owner.Fails("NotImplemented", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, part)]), IfMatch = match, IfNoneMatch = noneMatch }),
        })
        {
            (refused.Status, refused.Message).ShouldBe((501, "A header you provided implies functionality that is not implemented"));
            refused.Details.ShouldBe([new("Header", header), new("additionalMessage", why)]);
        }

        Owner.Reads("k").ShouldBe("v");
    }

    [Fact]
    public void The_last_bytes_of_an_empty_object_are_all_of_it()
    {
        Owner.Puts("empty", "");

        var read = Owner.Do(GetObjectOperation.Instance, new(TheBucket, "empty") { Options = new() { Range = "bytes=-5" } });
        (read.Object.ContentLength, read.Object.ContentRange).ShouldBe((0, null));
        Owner.Fails("InvalidRange", GetObjectOperation.Instance, new(TheBucket, "empty") { Options = new() { Range = "bytes=0-" } });
        Owner.Fails("InvalidRange", GetObjectOperation.Instance, new(TheBucket, "empty") { Options = new() { Range = "bytes=-0" } });
    }
}
