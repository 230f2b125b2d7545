using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using static ScsLabs.Services.Tests.S3.Objects;
using static ScsLabs.Services.Tests.S3.RawRequests;

namespace ScsLabs.Services.Tests.S3;

/// <summary>S3's condition keys that follow from how a request is signed.</summary>
public sealed class SignatureConditionKeyTests : EmulatedBucket
{
    [Theory]
    [InlineData("""{"StringEquals":{"s3:authType":"REST-HEADER"}}""", true, false)]
    [InlineData("""{"StringEquals":{"s3:authType":"REST-QUERY-STRING"}}""", false, true)]
    [InlineData("""{"StringEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256"}}""", true, true)]
    [InlineData("""{"StringEquals":{"s3:signatureversion":"AWS"}}""", false, false)]
    [InlineData("""{"NumericLessThan":{"s3:signatureAge":"600000"}}""", false, true)]
    [InlineData("""{"NumericGreaterThan":{"s3:signatureAge":"600000"}}""", false, false)]
    [InlineData("""{"NumericLessThanIfExists":{"s3:signatureAge":"600000"}}""", true, true)]
    public async Task Tell_a_signed_header_from_a_presigned_URL(string condition, bool header, bool url)
    {
        await PutAsync();
        var user = await Aws.A.CreateUserAsync("user", Only("s3:GetObject", condition), Cancel);

        (await ByHeaderAsync(user)).ShouldBe(header ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        (await ByUrlAsync(user)).ShouldBe(url ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task X_amz_content_sha256_refuses_payloads_that_are_not_signed()
    {
        var user = await Aws.A.CreateUserAsync("user", Only("s3:PutObject", """{"StringNotEquals":{"s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"}}"""), Cancel);
        using var bound = Trusting.Client(Emulator, user.Credentials);
        using var free = Trusting.Client(Emulator, Aws.A.Root.Credentials);

        (await Should.ThrowAsync<AmazonS3Exception>(() => bound.PutObjectAsync(Unsigned(), Cancel))).ErrorCode.ShouldBe("AccessDenied");
        await free.PutObjectAsync(Unsigned(), Cancel);
        await user.S3.PutObjectAsync(new() { BucketName = Bucket, Key = "signed", ContentBody = "hello" }, Cancel);

        static PutObjectRequest Unsigned() => new() { BucketName = Bucket, Key = "unsigned", ContentBody = "hello", DisablePayloadSigning = true, DisableDefaultChecksumValidation = true };
    }

    [Fact]
    public async Task An_unsigned_request_has_none_of_them()
    {
        await PutAsync();
        await S3.PutPublicAccessBlockAsync(new() { BucketName = Bucket, PublicAccessBlockConfiguration = new() { BlockPublicAcls = false } }, Cancel);

        await AllowEverybodyAsync("""{"Null":{"s3:signatureversion":"true","s3:authType":"true","s3:signatureAge":"true"}}""");
        (await Http.GetAsync(new Uri(Url("k")), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await AllowEverybodyAsync("""{"StringEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256"}}""");
        (await Http.GetAsync(new Uri(Url("k")), Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task PutAsync() => S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

    private Task AllowEverybodyAsync(string condition) =>
        S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = PolicyOf(Statement("Allow", "\"*\"", "s3:GetObject", Bucket + "/*", condition)) }, Cancel);

    private static async Task<HttpStatusCode> ByHeaderAsync(Actor who)
    {
        try
        {
            using var answer = await who.S3.GetObjectAsync(Bucket, "k", Cancel);
            return answer.HttpStatusCode;
        }
        catch (AmazonS3Exception refusal)
        {
            return refusal.StatusCode;
        }
    }

    private static async Task<HttpStatusCode> ByUrlAsync(Actor who)
    {
        using var answer = await Http.GetAsync(new Uri(await who.S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "k", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP })), Cancel);
        return answer.StatusCode;
    }
}
