using System.Net;
using System.Text;
using Amazon.S3;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Headers that an object is written with, and that its reader asks for, with any characters.</summary>
public sealed class ObjectHeaderTests : IAsyncLifetime
{
    private const string Bucket = "a-bucket-with-headers";

    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    });

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

    [Fact]
    public async Task Come_back_as_they_were()
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, await UrlAsync(HttpVerb.PUT)) { Content = new ByteArrayContent("hello"u8.ToArray()) };
        put.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"ü€.txt\"");
        put.Content.Headers.TryAddWithoutValidation("Content-Language", "de");
        (await Http.SendAsync(put, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await s3.CopyObjectAsync(new() { SourceBucket = Bucket, SourceKey = "k", DestinationBucket = Bucket, DestinationKey = "copy" }, Cancel);

        foreach (var key in (string[])["k", "copy"])
        {
            using var answer = await Http.GetAsync(await UrlAsync(HttpVerb.GET, key), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync(Cancel)).ShouldBe("hello");
            answer.Content.Headers.NonValidated["Content-Disposition"].ToString().ShouldBe("attachment; filename=\"ü€.txt\"");
        }
    }

    /// <summary>Source: RFC 9110, 5.5.</summary>
    [Theory]
    [InlineData("a\u0001b", HttpStatusCode.BadRequest)]
    [InlineData("a\u007Fb", HttpStatusCode.BadRequest)]
    [InlineData("a\tb", HttpStatusCode.OK)]
    public async Task That_could_not_be_sent_back_are_not_taken(string value, HttpStatusCode status)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, await UrlAsync(HttpVerb.PUT)) { Content = new ByteArrayContent("hello"u8.ToArray()) };
        put.Content.Headers.TryAddWithoutValidation("Content-Disposition", value);
        (await Http.SendAsync(put, Cancel)).StatusCode.ShouldBe(status);

        (await s3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(status == HttpStatusCode.OK ? 1 : 0);
    }

    /// <summary>Source: answers of S3 that its users recorded.</summary>
    [Theory]
    [InlineData("a%0D%0AX-Other: b")]
    [InlineData("%E2%82%AC")]
    [InlineData("%01")]
    public async Task That_no_header_can_hold_are_refused(string wish)
    {
        await s3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

        using var refused = await Http.GetAsync(await UrlAsync(HttpVerb.GET, "k", Uri.UnescapeDataString(wish)), Cancel);
        (refused.StatusCode, (await refused.Content.ReadAsStringAsync(Cancel)).Contains("<Code>InvalidArgument</Code>", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));

        using var taken = await Http.GetAsync(await UrlAsync(HttpVerb.GET, "k", "inline; filename=ü"), Cancel);
        taken.Content.Headers.NonValidated["Content-Disposition"].ToString().ShouldBe("inline; filename=ü");
    }

    private async Task<string> UrlAsync(HttpVerb verb, string key = "k", string? disposition = null)
    {
        var request = new Amazon.S3.Model.GetPreSignedUrlRequest { BucketName = Bucket, Key = key, Verb = verb, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP };
        if (disposition is not null)
        {
            request.ResponseHeaderOverrides.ContentDisposition = disposition;
        }

        return await s3.GetPreSignedURLAsync(request);
    }
}
