using System.Net;
using Amazon.S3;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Headers that SDKs move to a presigned query mean the same there.</summary>
/// <remarks>Sources: aws-sdk-go-v2 1017, boto3 1070, aws-sdk-ruby 1808.</remarks>
public sealed class PresignedParameterTests : IAsyncLifetime
{
    private const string Bucket = "a-bucket-of-presigned-urls";
    private static readonly HttpClient Http = new();

    private EmbeddedBackend backend = null!;
    private IAmazonS3 s3 = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        s3 = (await backend.NewContextAsync(Cancel)).A.Root.S3;
        await s3.PutBucketAsync(Bucket, Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Theory]
    [InlineData("x-amz-acl", "public-read", HttpStatusCode.BadRequest)] // the bucket takes no ACLs
    [InlineData("x-amz-acl", "bucket-owner-full-control", HttpStatusCode.OK)]
    [InlineData("X-Amz-Expected-Bucket-Owner", "999999999999", HttpStatusCode.Forbidden)]
    [InlineData("x-amz-storage-class", "SHED", HttpStatusCode.BadRequest)]
    [InlineData("x-amz-copy-source", "other/k", HttpStatusCode.NotImplemented)] // another operation's
    [InlineData("x-amz-website-redirect-location", "/elsewhere", HttpStatusCode.NotImplemented)]
    [InlineData("x-amz-object-lock-mode", "GOVERNANCE", HttpStatusCode.BadRequest)] // the bucket has no Object Lock
    [InlineData("x-amz-meta-a", "b", HttpStatusCode.OK)]
    [InlineData("x-amz-sdk-checksum-algorithm", "CRC32", HttpStatusCode.OK)]
    [InlineData("x-id", "PutObject", HttpStatusCode.OK)]
    public async Task Are_judged_as_headers_and_never_overlooked(string name, string value, HttpStatusCode status)
    {
        var request = new Amazon.S3.Model.GetPreSignedUrlRequest { BucketName = Bucket, Key = "k", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP };
        request.Parameters.Add(name, value);

        (await Http.PutAsync(await s3.GetPreSignedURLAsync(request), new StringContent("hello"), Cancel)).StatusCode.ShouldBe(status);

        (await s3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(status == HttpStatusCode.OK ? 1 : 0);
    }

    [Fact]
    public async Task Metadata_an_ACL_and_a_storage_class_take_effect()
    {
        await s3.PutBucketOwnershipControlsAsync(new() { BucketName = Bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = ObjectOwnership.ObjectWriter }] } }, Cancel);
        await s3.DeletePublicAccessBlockAsync(new() { BucketName = Bucket }, Cancel);
        var request = new Amazon.S3.Model.GetPreSignedUrlRequest { BucketName = Bucket, Key = "k", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP };
        request.Parameters.Add("x-amz-meta-Colour", "blue");
        request.Parameters.Add("x-amz-acl", "authenticated-read");
        request.Parameters.Add("x-amz-storage-class", "STANDARD_IA");

        (await Http.PutAsync(await s3.GetPreSignedURLAsync(request), new StringContent("hello"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var made = await s3.GetObjectMetadataAsync(Bucket, "k", Cancel);
        (made.Metadata["colour"], made.StorageClass).ShouldBe(("blue", S3StorageClass.StandardInfrequentAccess));
        (await s3.GetObjectAclAsync(new() { BucketName = Bucket, Key = "k" }, Cancel)).Grants.ShouldContain(grant => grant.Permission == S3Permission.READ);
    }

    [Fact]
    public async Task In_a_query_that_is_not_signed_they_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(backend.Endpoint, $"{Bucket}/k?x-amz-acl=private")) { Content = new StringContent("hello") };
        var now = DateTime.UtcNow;
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={(await backend.NewContextAsync(Cancel)).A.Id}/{now:yyyyMMdd}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.TryAddWithoutValidation("x-amz-date", $"{now:yyyyMMdd'T'HHmmss'Z'}");
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "UNSIGNED-PAYLOAD");

        (await Http.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }
}
