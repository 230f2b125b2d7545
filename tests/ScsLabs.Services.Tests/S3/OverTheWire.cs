using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.S3;

/// <summary>S3 as AWS's own client and plain HTTP see it: signatures, presigned URLs, TLS, bodies, errors.</summary>
public sealed class OverTheWire : IAsyncLifetime
{
    private const string Bucket = "a-bucket-over-the-wire";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAmazonS3 S3 => aws.A.Root.S3;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancel: Cancel);
        aws = await backend.NewContextAsync(Cancel);
        await S3.PutBucketAsync(Bucket, Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public async Task A_body_of_any_size_comes_back_as_it_was(int size)
    {
        var user = await aws.A.CreateUserAsync("writer", TestAws.Allow("s3:*"), Cancel);
        var bytes = new byte[size];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);

        // A user's signature is verified, the chunks' with it.
        var put = await user.S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", InputStream = new MemoryStream(bytes), ChecksumAlgorithm = ChecksumAlgorithm.SHA256 }, Cancel);
        put.ChecksumSHA256.ShouldBe(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes)));

        using var answer = await user.S3.GetObjectAsync(Bucket, "k", Cancel);
        using var read = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(read, Cancel);
        read.ToArray().ShouldBe(bytes);
        (answer.ContentLength, answer.ETag).ShouldBe((size, put.ETag));
    }

    [Fact]
    public async Task A_presigned_URL_works_for_what_it_was_signed_for_and_no_longer_than_it_says()
    {
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a b/ü+%.txt", ContentBody = "hello" }, Cancel);
        var user = await aws.A.CreateUserAsync("signer", TestAws.Allow("s3:GetObject"), Cancel);
        var url = await user.S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "a b/ü+%.txt", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });

        (await Http.GetStringAsync(url, Cancel)).ShouldBe("hello");
        (await StatusAsync(HttpMethod.Put, url)).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));
        (await StatusAsync(HttpMethod.Get, url.Replace("%C3%BC", "u", StringComparison.Ordinal))).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));

        // Its signer's permissions count when it is used.
        await aws.A.Root.Iam.DeleteUserPolicyAsync(new("signer", "lab"), Cancel);
        (await StatusAsync(HttpMethod.Get, url)).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
    }

    [Fact]
    public async Task A_presigned_upload_writes()
    {
        var url = await S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "up", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });

        using var answer = await Http.PutAsync(url, new StringContent("uploaded"), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var read = new StreamReader((await S3.GetObjectAsync(Bucket, "up", Cancel)).ResponseStream);
        (await read.ReadToEndAsync(Cancel)).ShouldBe("uploaded");
    }

    [Fact]
    public async Task A_policy_that_wants_TLS_is_met_by_TLS_alone()
    {
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);
        await S3.PutBucketPolicyAsync(Bucket, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Bucket}}/*","Condition":{"Bool":{"aws:SecureTransport":"false"} } },{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Bucket}}/*","Condition":{"NumericLessThan":{"s3:TlsVersion":"1.2"} } } ] }""", Cancel);

        (await Should.ThrowAsync<AmazonS3Exception>(() => S3.GetObjectAsync(Bucket, "k", Cancel))).ErrorCode.ShouldBe("AccessDenied");

        using var secure = Trusting.Client(backend.Emulator, aws.A.Root.Credentials);
        using var answer = await secure.GetObjectAsync(Bucket, "k", Cancel);
        answer.ContentLength.ShouldBe(5);
    }

    [Fact]
    public async Task Nobody_is_let_in_where_everybody_is_and_only_there()
    {
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "public/k", ContentBody = "hello" }, Cancel);
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);
        await S3.DeletePublicAccessBlockAsync(new() { BucketName = Bucket }, Cancel);
        await S3.PutBucketPolicyAsync(Bucket, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Bucket}}/public/*"}]}""", Cancel);

        (await Http.GetStringAsync(Url("public/k"), Cancel)).ShouldBe("hello");
        (await StatusAsync(HttpMethod.Get, Url("k"))).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
        (await StatusAsync(HttpMethod.Put, Url("public/k"))).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
        (await StatusAsync(HttpMethod.Get, Url(""))).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));

        // A bucket's name in the host's place.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(backend.Emulator.Endpoint, "public/k"));
        request.Headers.Host = $"{Bucket}.localhost";
        (await (await Http.SendAsync(request, Cancel)).Content.ReadAsStringAsync(Cancel)).ShouldBe("hello");
    }

    [Fact]
    public async Task What_was_altered_on_its_way_is_not_kept()
    {
        var url = await S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "k", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });

        (await StatusAsync(HttpMethod.Put, url, "hello", ("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="))).ShouldBe((HttpStatusCode.BadRequest, "BadDigest"));
        (await StatusAsync(HttpMethod.Put, url, "hello", ("Content-MD5", "nonsense"))).ShouldBe((HttpStatusCode.BadRequest, "InvalidDigest"));
        (await Should.ThrowAsync<AmazonS3Exception>(() => S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello", ChecksumCRC32 = "AAAAAA==" }, Cancel))).ErrorCode.ShouldBe("BadDigest");
        (await Should.ThrowAsync<AmazonS3Exception>(() => S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello", ChecksumSHA256 = "AAAA" }, Cancel))).ErrorCode.ShouldBe("InvalidRequest");

        (await S3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(0);
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello", ChecksumCRC32 = "NhCmhg==" }, Cancel);
    }

    [Fact]
    public async Task A_session_needs_its_token()
    {
        var session = (await aws.A.Root.Sts.GetSessionTokenAsync(new(), Cancel)).Credentials;

        (await CodeAsync(new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken))).ShouldBe("NoSuchKey");
        (await CodeAsync(new BasicAWSCredentials(session.AccessKeyId, session.SecretAccessKey))).ShouldBe("InvalidAccessKeyId");
        (await CodeAsync(new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, "another"))).ShouldBe("InvalidToken");

        async Task<string> CodeAsync(AWSCredentials credentials)
        {
            using var client = new AmazonS3Client(credentials, new AmazonS3Config { ServiceURL = backend.Emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });
            return (await Should.ThrowAsync<AmazonS3Exception>(() => client.GetObjectAsync(Bucket, "nothing", Cancel))).ErrorCode;
        }
    }

    [Fact]
    public async Task A_document_of_more_than_a_megabyte_is_read_whole()
    {
        var keys = Enumerable.Range(0, 1000).Select(number => $"{number:D4}{new string('&', 1000)}").ToList();
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = keys[999], ContentBody = "the last" }, Cancel);

        // Each ampersand stands as five characters in the document.
        var answer = await S3.DeleteObjectsAsync(new() { BucketName = Bucket, Objects = [.. keys.Select(key => new KeyVersion { Key = key })] }, Cancel);

        answer.DeletedObjects.Count.ShouldBe(1000);
        (await S3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(0);
    }

    [Fact]
    public async Task Documents_that_are_none_and_requests_that_mean_nothing_are_refused()
    {
        (await StatusAsync(HttpMethod.Put, Url("?versioning"), "<VersioningConfiguration><Status>Perhaps</Status></VersioningConfiguration>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Put, Url("?versioning"), "<Other/>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Put, Url("?versioning"), "<VersioningConfiguration>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Put, Url("?versioning"), "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><VersioningConfiguration><Status>&b;</Status></VersioningConfiguration>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Patch, Url("k"))).ShouldBe((HttpStatusCode.MethodNotAllowed, "MethodNotAllowed"));
        (await StatusAsync(HttpMethod.Get, Url("?list-type=2&max-keys=many"))).ShouldBe((HttpStatusCode.BadRequest, "InvalidArgument"));
        (await StatusAsync(HttpMethod.Put, Url("k"), "x", ("x-amz-acl", "everybody"))).ShouldBe((HttpStatusCode.BadRequest, "InvalidArgument"));
    }

    [Theory]
    [InlineData("GET", "?lifecycle")]
    [InlineData("GET", "?object-lock")]
    [InlineData("PUT", "?cors")]
    [InlineData("GET", "k?torrent")]
    [InlineData("OPTIONS", "k")]
    [InlineData("POST", "", "Content-Type", "multipart/form-data; boundary=x")]
    [InlineData("PUT", "k", "x-amz-storage-class", "DEEP_ARCHIVE")]
    [InlineData("PUT", "k", "x-amz-object-lock-mode", "GOVERNANCE")]
    [InlineData("PUT", "k", "x-amz-server-side-encryption-customer-algorithm", "AES256")]
    [InlineData("PUT", "k", "x-amz-website-redirect-location", "/other")]
    [InlineData("GET", "?list-type=2&unheard-of=1")]
    public async Task What_is_not_emulated_says_so(string method, string target, string? header = null, string? value = null) =>
        (await StatusAsync(new(method), Url(target), "", header is null ? [] : [(header, value!)])).ShouldBe((HttpStatusCode.NotImplemented, "NotImplemented"));

    [Fact]
    public async Task A_HEAD_tells_its_error_by_the_status_alone()
    {
        using var missing = await Http.SendAsync(new(HttpMethod.Head, Url("nothing")), Cancel);
        missing.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await missing.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
        (await Should.ThrowAsync<AmazonS3Exception>(() => S3.GetObjectMetadataAsync(Bucket, "nothing", Cancel))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_bucket_of_another_Region_says_where_it_is()
    {
        using var elsewhere = new AmazonS3Client(aws.A.Root.Credentials, new AmazonS3Config { ServiceURL = backend.Emulator.Endpoint.ToString(), AuthenticationRegion = "eu-west-1", ForcePathStyle = true, MaxErrorRetry = 0 });

        var error = await Should.ThrowAsync<AmazonS3Exception>(() => elsewhere.GetBucketVersioningAsync(Bucket, Cancel));

        (error.StatusCode, error.ErrorCode).ShouldBe((HttpStatusCode.MovedPermanently, "PermanentRedirect"));
        (await elsewhere.GetBucketLocationAsync(Bucket, Cancel)).Location.Value.ShouldBeNullOrEmpty();
    }

    private string Url(string target) => $"{backend.Emulator.Endpoint}{Bucket}{(target.StartsWith('?') ? "" : "/")}{target}";

    /// <summary>Sends a request, signed as root unless it is presigned or unsigned by its own wish.</summary>
    private async Task<(HttpStatusCode Status, string Code)> StatusAsync(HttpMethod method, string url, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (!url.Contains("X-Amz-Signature", StringComparison.Ordinal))
            {
                // Root's signature is anybody's.
                request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=111111111111/{DateTime.UtcNow:yyyyMMdd}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
                request.Headers.TryAddWithoutValidation("x-amz-date", $"{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}");
                request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
            }
        }
        else if (!url.Contains("X-Amz-Signature", StringComparison.Ordinal) && url.Contains("list-type", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=111111111111/{DateTime.UtcNow:yyyyMMdd}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
            request.Headers.TryAddWithoutValidation("x-amz-date", $"{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}");
        }

        foreach (var (name, value) in headers)
        {
            if (name.StartsWith("x-", StringComparison.Ordinal) || request.Content?.Headers.TryAddWithoutValidation(name, value) != true)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await Http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, text.Contains("<Code>", StringComparison.Ordinal) ? text.Split("<Code>")[1].Split("</Code>")[0] : "");
    }
}
