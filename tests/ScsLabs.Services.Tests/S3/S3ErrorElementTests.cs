using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>S3's errors name in elements of their own what was wrong.</summary>
public sealed class S3ErrorElementTests
{
    private const string Malformed = "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.";

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public S3ErrorElementTests() => Owner.Makes();

    [Theory]
    [InlineData("a=1&a=2")]
    [InlineData("a%3C%3E=1")]
    [InlineData("a=%3Cscript%3E")]
    public void A_header_of_tags_that_is_malformed_is_an_argument_that_is(string header)
    {
        var refused = Owner.Fails("InvalidArgument", PutObjectOperation.Instance, Put("k") with { Settings = new() { Tagging = header } });

        (refused.Message, refused.Status).ShouldBe((Malformed, 400));
        Told(refused).ShouldBe($"ArgumentName=x-amz-tagging,ArgumentValue={header}");
    }

    [Theory]
    [InlineData("aws:x", "v", "Your TagKey cannot be prefixed with aws:", "System tags cannot be added/updated by requester", "TagKey=aws:x")]
    [InlineData("a<", "v", "The TagKey you have provided is invalid", null, "TagKey=a<")]
    [InlineData("", "v", "The TagKey you have provided is invalid", null, "TagKey=")]
    [InlineData("a", "<", "The TagValue you have provided is invalid", null, "TagKey=a,TagValue=<")]
    public void A_tag_that_is_not_accepted_is_named(string key, string value, string onObject, string? onBucket, string elements)
    {
        Owner.Puts("k", "v");
        var tagging = new Tagging([new(key, value)]);

        var ofObject = Owner.Fails("InvalidTag", PutObjectTaggingOperation.Instance, new(TheBucket, "k", tagging));
        var ofBucket = Owner.Fails("InvalidTag", PutBucketTaggingOperation.Instance, new(TheBucket, tagging));

        (ofObject.Message, ofBucket.Message).ShouldBe((onObject, onBucket ?? onObject));
        (Told(ofObject), Told(ofBucket)).ShouldBe((elements, elements));
        Told(Owner.Fails("InvalidTag", PutObjectTaggingOperation.Instance, new(TheBucket, "k", new([new("a", "1"), new("b", "1"), new("a", "2")])))).ShouldBe("TagKey=a");
    }

    [Fact]
    public void Parts_that_do_not_fit_are_named()
    {
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k")).UploadId;
        var (one, two) = (Part(1), Part(2));

        Told(Completing("InvalidPart", new CompletedPart(1, two))).ShouldBe($"UploadId={upload},PartNumber=1,ETag={two}");
        Told(Completing("InvalidPartOrder", new(2, two), new(1, one))).ShouldBe($"UploadId={upload}");
        Told(Completing("EntityTooSmall", new(1, one), new(2, two))).ShouldBe($"ProposedSize=6,MinSizeAllowed=5242880,PartNumber=1,ETag={one.Trim('"')}");
        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new([new(1, one)]) });
        Told(Owner.Fails("InvalidPartNumber", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { PartNumber = 3 } })).ShouldBe("PartNumberRequested=3,ActualPartCount=1");

        string Part(int number) => Owner.Do(UploadPartOperation.Instance, new(TheBucket, "k", number, upload) { Body = Bytes($"part {number}"[..6]) }).ETag;

        AwsException Completing(string code, params CompletedPart[] parts) => Owner.Fails(code, CompleteMultipartUploadOperation.Instance, new(TheBucket, "k", upload) { MultipartUpload = new(parts) });
    }

    [Fact]
    public void A_grant_in_a_header_is_named_by_its_header_or_key_and_one_in_a_document_by_its_element()
    {
        Owner.Do(PutBucketOwnershipControlsOperation.Instance, new(TheBucket, new([new(ObjectOwnership.ObjectWriter)])));
        Owner.Puts("k", "v");

        Told(Refused(new(TheBucket, "k") { GrantReadACP = "bad" })).ShouldBe("ArgumentName=x-amz-grant-read-acp,ArgumentValue=bad");
        Told(Refused(new(TheBucket, "k") { GrantFullControl = "id=bad" })).ShouldBe("ArgumentName=id,ArgumentValue=bad");
        Told(Refused(new(TheBucket, "k") { GrantRead = "uri=\"bad\"" })).ShouldBe("ArgumentName=uri,ArgumentValue=bad");
        Told(Refused(new(TheBucket, "k") { AccessControlPolicy = new([new(new(GranteeType.CanonicalUser, "bad"), AclPermission.Read)], new(CanonicalUser.IdOf(AccountId.Parse("111111111111")))) })).ShouldBe("ArgumentName=CanonicalUser/ID,ArgumentValue=bad");

        AwsException Refused(PutObjectAcl request) => Owner.Fails("InvalidArgument", PutObjectAclOperation.Instance, request);
    }

    private static string Told(AwsException refused) => string.Join(',', refused.Details.Select(static one => $"{one.Key}={one.Value}"));
}
