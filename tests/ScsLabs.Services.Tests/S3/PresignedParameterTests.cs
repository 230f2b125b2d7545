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
    [InlineData("x-amz-acl", "public-read", HttpStatusCode.NotImplemented)]
    [InlineData("X-Amz-Expected-Bucket-Owner", "999999999999", HttpStatusCode.NotImplemented)]
    [InlineData("x-amz-meta-a", "b", HttpStatusCode.NotImplemented)]
    [InlineData("x-amz-sdk-checksum-algorithm", "CRC32", HttpStatusCode.OK)]
    [InlineData("x-id", "PutObject", HttpStatusCode.OK)]
    public async Task Are_refused_where_they_are_not_emulated_and_never_overlooked(string name, string value, HttpStatusCode status)
    {
        var request = new Amazon.S3.Model.GetPreSignedUrlRequest { BucketName = Bucket, Key = "k", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP };
        request.Parameters.Add(name, value);

        (await Http.PutAsync(await s3.GetPreSignedURLAsync(request), new StringContent("hello"), Cancel)).StatusCode.ShouldBe(status);

        (await s3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(status == HttpStatusCode.OK ? 1 : 0);
    }
}
