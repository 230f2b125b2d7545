using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Multipart uploads: nothing is visible before the end, and then all of it.</summary>
public sealed class MultipartUploadTests
{
    private static readonly Body Large = Body.Of(Enumerable.Range(0, 5 * 1024 * 1024).Select(number => (byte)number).ToArray());

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public MultipartUploadTests() => Owner.Makes();

    [Fact]
    public void Parts_in_any_order_and_again_make_one_object()
    {
        var upload = Begin();
        var second = Part(upload, 2, Bytes("the end"));
        Part(upload, 1, Bytes("too small, and put again"));
        var first = Part(upload, 1, Large);
        Owner.Fails("NoSuchKey", GetObjectOperation.Instance, new(TheBucket, "k"));
        Owner.Do(ListPartsOperation.Instance, new(TheBucket, "k", upload)).Parts.Select(part => (part.PartNumber, part.Size)).ShouldBe([(1, Large.Length), (2, 7)]);

        var made = Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, first), new(2, second)]) });

        made.ETag.ShouldEndWith("-2\"");
        var read = Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { Range = "bytes=-9" } });
        (Text(read.Body)[2..], read.Object.ContentRange).ShouldBe(("the end", $"bytes {Large.Length - 2}-{Large.Length + 6}/{Large.Length + 7}"));
        Text(Owner.Do(GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { PartNumber = 2 } }).Body).ShouldBe("the end");
        Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k") { Options = new() { PartNumber = 1 } }).Object.PartsCount.ShouldBe(2);
        Owner.Fails("InvalidPartNumber", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { PartNumber = 3 } });
        Owner.Fails("NoSuchUpload", ListPartsOperation.Instance, new(TheBucket, "k", upload));
    }

    [Fact]
    public async Task Completing_again_with_the_same_parts_answers_as_before_for_a_day()
    {
        var upload = Begin();
        var (one, two) = (Part(upload, 1, Bytes("one")), Part(upload, 2, Bytes("two")));
        var request = new CompleteMultipartUpload(TheBucket, "k", upload) { MultipartUpload = new([new(1, one)]), IfNoneMatch = "*" };
        var made = Owner.Do(CompleteMultipartUploadOperation.Instance, request);
        Owner.Puts("k", "something else");

        Owner.Do(CompleteMultipartUploadOperation.Instance, request).ShouldBe(made);
        Owner.Reads("k").ShouldBe("something else");
        Owner.Fails("NoSuchUpload", CompleteMultipartUploadOperation.Instance, request with { MultipartUpload = new([new(2, two)]) });
        Owner.Fails("NoSuchUpload", UploadPartOperation.Instance, new(TheBucket, "k", 3, upload) { Body = Bytes("late") });
        Owner.Do(ListMultipartUploadsOperation.Instance, new(TheBucket)).Uploads.ShouldBeEmpty();

        await aws.AdvanceAsync(TimeSpan.FromDays(1));
        Owner.Fails("NoSuchUpload", CompleteMultipartUploadOperation.Instance, request);
    }

    [Fact]
    public async Task A_key_that_changed_since_the_upload_began_is_a_conflict()
    {
        Owner.Puts("k", "one");
        var (absent, same) = (Begin(), Begin());
        var (ofAbsent, ofSame) = (Part(absent, 1, Bytes("new")), Part(same, 1, Bytes("new")));
        var ifAbsent = new CompleteMultipartUpload(TheBucket, "k", absent) { MultipartUpload = new([new(1, ofAbsent)]), IfNoneMatch = "*" };
        var ifSame = new CompleteMultipartUpload(TheBucket, "k", same) { MultipartUpload = new([new(1, ofSame)]), IfMatch = Tag() };
        Owner.Fails("PreconditionFailed", CompleteMultipartUploadOperation.Instance, ifAbsent);
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k"));

        var conflict = Owner.Fails("ConditionalRequestConflict", CompleteMultipartUploadOperation.Instance, ifAbsent);
        conflict.Status.ShouldBe(409);
        conflict.Details.ShouldBe([new("Condition", "If-None-Match"), new("Key", "k")]);
        Owner.Fails("NoSuchKey", CompleteMultipartUploadOperation.Instance, ifSame);
        await aws.AdvanceAsync(TimeSpan.FromSeconds(1));
        Owner.Puts("k", "one");
        Owner.Fails("ConditionalRequestConflict", CompleteMultipartUploadOperation.Instance, ifSame).Details.ShouldContain(new KeyValuePair<string, string>("Condition", "If-Match"));

        var again = Begin();
        Owner.Do(CompleteMultipartUploadOperation.Instance, ifSame with { UploadId = again, MultipartUpload = new([new(1, Part(again, 1, Bytes("new")))]) });
        Owner.Reads("k").ShouldBe("new");

        string Tag() => Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "k")).Object.ETag;
    }

    [Fact]
    public void A_range_to_copy_must_have_its_form_and_lie_within_the_source()
    {
        Owner.Puts("source", "0123456789");
        var upload = Begin();

        foreach (var malformed in new[] { "bytes=-5", "bytes=1-", "0-1", "bytes=2-1", "bytes=a-b", "bytes=0-1,2-3", "bytes=0-9223372036854775807" })
        {
            var refused = Owner.Fails("InvalidArgument", UploadPartCopyOperation.Instance, Copied(malformed));
            refused.Message.ShouldStartWith("The x-amz-copy-source-range value must be of the form bytes=first-last");
            refused.Details.ShouldContain(new KeyValuePair<string, string>("ArgumentValue", malformed));
        }

        foreach (var beyond in new[] { "bytes=0-10", "bytes=10-10", "bytes=100-200" })
        {
            Owner.Fails("InvalidArgument", UploadPartCopyOperation.Instance, Copied(beyond)).Message.ShouldBe("Range specified is not valid for source object of size: 10");
        }

        Owner.Do(UploadPartCopyOperation.Instance, Copied("bytes=9-9")).CopyPartResult.ETag.ShouldBe($"\"{Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("9"u8))}\"");

        UploadPartCopy Copied(string range) => new(TheBucket, "k", $"{TheBucket}/source", 1, upload) { CopySourceRange = range };
    }

    [Fact]
    public void What_does_not_fit_together_makes_nothing()
    {
        var upload = Begin();
        var (first, second) = (Part(upload, 1, Bytes("small")), Part(upload, 2, Bytes("end")));

        Owner.Fails("EntityTooSmall", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, first), new(2, second)]) });
        Owner.Fails("InvalidPartOrder", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(2, second), new(1, first)]) });
        Owner.Fails("InvalidPart", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, second)]) });
        Owner.Fails("InvalidPart", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(3, first)]) });
        Owner.Fails("MalformedXML", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([]) });
        Owner.Fails("MalformedXML", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload));
        Owner.Fails("NoSuchUpload", CompleteMultipartUploadOperation.Instance, new(TheBucket, "other", upload) { MultipartUpload = new([new(1, first)]) });
        Owner.Fails("InvalidRequest", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(2, second)]), MpuObjectSize = 4 });
        Owner.Fails("NoSuchKey", GetObjectOperation.Instance, new(TheBucket, "k"));

        // One part alone may be small, being the last.
        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(2, second)]), MpuObjectSize = 3 });
        Owner.Reads("k").ShouldBe("end");
    }

    [Fact]
    public void An_upload_that_is_given_up_leaves_nothing()
    {
        var upload = Begin();
        Part(upload, 1, Bytes("gone"));

        Owner.Do(AbortMultipartUploadOperation.Instance, new(TheBucket, "k", upload));

        Owner.Fails("NoSuchUpload", UploadPartOperation.Instance, new(TheBucket, "k", 2, upload) { Body = Bytes("late") });
        Owner.Do(ListMultipartUploadsOperation.Instance, new(TheBucket)).Uploads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ChecksumAlgorithm.Sha256, null, ChecksumType.Composite)]
    [InlineData(ChecksumAlgorithm.Crc32, null, ChecksumType.Composite)]
    [InlineData(ChecksumAlgorithm.Crc32C, ChecksumType.FullObject, ChecksumType.FullObject)]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, null, ChecksumType.FullObject)]
    public void The_checksum_is_of_the_parts_or_of_the_whole(ChecksumAlgorithm algorithm, ChecksumType? wished, ChecksumType type)
    {
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { ChecksumAlgorithm = algorithm, ChecksumType = wished }).UploadId;
        CompletedMultipartUpload parts = new([Checked(1, Part(upload, 1, Large), Large, algorithm), Checked(2, Part(upload, 2, Bytes("end")), Bytes("end"), algorithm)]);
        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = parts }).ChecksumType.ShouldBe(type);

        var known = Owner.Do(GetObjectAttributesOperation.Instance, new(TheBucket, "k", [ObjectAttribute.Checksum, ObjectAttribute.ObjectParts])).Checksum!.Value;
        var value = known.ChecksumSHA256 ?? known.ChecksumCRC32 ?? known.ChecksumCRC32C ?? known.ChecksumCRC64NVME;
        byte[] whole = [.. Large.Memory!.Value.Span, .. "end"u8];
        value.ShouldBe(type == ChecksumType.FullObject
            ? Convert.ToBase64String(ChecksumCalculator.Compute(algorithm, whole))
            : Convert.ToBase64String(Body.Of(new byte[][] { Large.Checksum(algorithm), Bytes("end").Checksum(algorithm) }.SelectMany(sum => sum).ToArray()).Checksum(algorithm)) + "-2");
    }

    /// <summary>Source: answers of S3 that its users recorded.</summary>
    [Fact]
    public void A_checksum_of_the_parts_wants_each_parts_in_the_end()
    {
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { ChecksumAlgorithm = ChecksumAlgorithm.Sha256 }).UploadId;
        var part = Part(upload, 1, Bytes("end"));
        var good = Checked(1, part, Bytes("end"), ChecksumAlgorithm.Sha256);

        Owner.Fails("InvalidRequest", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, part)]) }).Message
            .ShouldBe("The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 1 in the request.");
        Owner.Fails("InvalidPart", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([Checked(1, part, Bytes("other"), ChecksumAlgorithm.Sha256)]) });
        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([good]) });
    }

    [Fact]
    public void Checksums_that_no_algorithm_has_are_refused()
    {
        Owner.Fails("InvalidRequest", CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { ChecksumAlgorithm = ChecksumAlgorithm.Sha1, ChecksumType = ChecksumType.FullObject });
        Owner.Fails("InvalidRequest", CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { ChecksumAlgorithm = ChecksumAlgorithm.Crc64Nvme, ChecksumType = ChecksumType.Composite });
        Owner.Fails("InvalidRequest", CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { ChecksumType = ChecksumType.Composite });
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { ChecksumAlgorithm = ChecksumAlgorithm.Sha256 }).UploadId;
        Owner.Fails("InvalidRequest", UploadPartOperation.Instance, new(TheBucket, "k", 1, upload) { Body = Bytes("x"), Checksum = new() { ChecksumCRC32 = Convert.ToBase64String(Bytes("x").Checksum(ChecksumAlgorithm.Crc32)) } });
        Part(upload, 1, Bytes("x"));
        var tag = Owner.Do(ListPartsOperation.Instance, new(TheBucket, "k", upload)).Parts[0].ETag;
        Owner.Fails("BadDigest", CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([Checked(1, tag, Bytes("x"), ChecksumAlgorithm.Sha256)]), Checksum = new() { ChecksumSHA256 = "wrong" } });
    }

    [Fact]
    public void No_spelling_of_key_and_id_finds_anothers_upload()
    {
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "a\0b")).UploadId;

        Owner.Fails("NoSuchUpload", AbortMultipartUploadOperation.Instance, new(TheBucket, "a", $"b\0{upload}"));
        Owner.Do(AbortMultipartUploadOperation.Instance, new(TheBucket, "a\0b", upload));
    }

    [Fact]
    public void A_part_can_be_of_another_object()
    {
        Owner.Puts("source", "0123456789");
        var upload = Begin();

        var copied = Owner.Do(UploadPartCopyOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source", 1, upload) { CopySourceRange = "bytes=2-4" }).CopyPartResult;
        Owner.Fails("InvalidArgument", UploadPartCopyOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source", 2, upload) { CopySourceRange = "bytes=2-99" });
        Owner.Fails("NoSuchKey", UploadPartCopyOperation.Instance, new(TheBucket, "k", $"{TheBucket}/nothing", 2, upload));

        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, copied.ETag)]) });
        Owner.Reads("k").ShouldBe("234");
    }

    [Fact]
    public void Uploads_are_listed_by_key_and_page()
    {
        foreach (var key in (string[])["b", "a/1", "a/2", "a/2", "c"])
        {
            Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, key));
        }

        var found = new List<string>();
        string? marker = null, id = null;
        do
        {
            var page = Owner.Do(ListMultipartUploadsOperation.Instance, new(TheBucket) { KeyMarker = marker, UploadIdMarker = id, MaxUploads = 2 });
            found.AddRange(page.Uploads.Select(upload => upload.Key));
            (marker, id) = page.IsTruncated ? (page.NextKeyMarker, page.NextUploadIdMarker) : (null, null);
        }
        while (marker is not null);

        found.ShouldBe(["a/1", "a/2", "a/2", "b", "c"]);
        Owner.Do(ListMultipartUploadsOperation.Instance, new(TheBucket) { Delimiter = "/" }).CommonPrefixes.ShouldHaveSingleItem().Prefix.ShouldBe("a/");
    }

    /// <summary>Source: S3 API Reference, ListMultipartUploads, "key-marker".</summary>
    [Fact]
    public void A_list_of_uploads_after_a_key_leaves_out_those_of_the_key()
    {
        foreach (var key in (string[])["a", "b", "b", "c"])
        {
            Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, key));
        }

        After("a").ShouldBe(["b", "b", "c"]);
        After("b").ShouldBe(["c"]);
        After("bb").ShouldBe(["c"]);

        string[] After(string marker) => [.. Owner.Do(ListMultipartUploadsOperation.Instance, new(TheBucket) { KeyMarker = marker }).Uploads.Select(upload => upload.Key)];
    }

    private static CompletedPart Checked(int number, string tag, Body body, ChecksumAlgorithm algorithm)
    {
        var checksum = Convert.ToBase64String(body.Checksum(algorithm));
        return algorithm switch
        {
            ChecksumAlgorithm.Sha256 => new(number, tag) { Checksum = new() { ChecksumSHA256 = checksum } },
            ChecksumAlgorithm.Crc32 => new(number, tag) { Checksum = new() { ChecksumCRC32 = checksum } },
            ChecksumAlgorithm.Crc32C => new(number, tag) { Checksum = new() { ChecksumCRC32C = checksum } },
            _ => new(number, tag) { Checksum = new() { ChecksumCRC64NVME = checksum } },
        };
    }

    private string Begin() => Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;

    private string Part(string upload, int number, Body body) => Owner.Do(UploadPartOperation.Instance, new(TheBucket, "k", number, upload) { Body = body }).ETag;
}
