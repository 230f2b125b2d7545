using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using static ScsLabs.Services.Tests.S3.RawRequests;

namespace ScsLabs.Services.Tests.S3;

/// <summary>S3 through the AWS SDK and plain HTTP: signatures, presigned URLs, TLS, bodies, errors.</summary>
public sealed class S3SdkTests : EmulatedBucket
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public async Task A_body_of_any_size_comes_back_as_it_was(int size)
    {
        var user = await Aws.A.CreateUserAsync("writer", TestAws.Allow("s3:*"), Cancel);
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
        var user = await Aws.A.CreateUserAsync("signer", TestAws.Allow("s3:GetObject"), Cancel);
        var url = await user.S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "a b/ü+%.txt", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });

        (await Http.GetStringAsync(url, Cancel)).ShouldBe("hello");
        (await StatusAsync(HttpMethod.Put, url)).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));
        (await StatusAsync(HttpMethod.Get, url.Replace("%C3%BC", "u", StringComparison.Ordinal))).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));

        // Its signer's permissions count when it is used.
        await Aws.A.Root.Iam.DeleteUserPolicyAsync(new("signer", "lab"), Cancel);
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

        using var secure = Trusting.Client(Emulator, Aws.A.Root.Credentials);
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
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Emulator.Endpoint, "public/k"));
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
        var session = (await Aws.A.Root.Sts.GetSessionTokenAsync(new(), Cancel)).Credentials;

        (await CodeAsync(new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken))).ShouldBe("NoSuchKey");
        (await CodeAsync(new BasicAWSCredentials(session.AccessKeyId, session.SecretAccessKey))).ShouldBe("InvalidAccessKeyId");
        (await CodeAsync(new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, "another"))).ShouldBe("InvalidToken");

        async Task<string> CodeAsync(AWSCredentials credentials)
        {
            using var client = new AmazonS3Client(credentials, new AmazonS3Config { ServiceURL = Emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });
            return (await Should.ThrowAsync<AmazonS3Exception>(() => client.GetObjectAsync(Bucket, "nothing", Cancel))).ErrorCode;
        }
    }

    [Fact]
    public async Task A_bucket_of_another_Region_says_where_it_is()
    {
        using var elsewhere = new AmazonS3Client(Aws.A.Root.Credentials, new AmazonS3Config { ServiceURL = Emulator.Endpoint.ToString(), AuthenticationRegion = "eu-west-1", ForcePathStyle = true, MaxErrorRetry = 0 });

        var error = await Should.ThrowAsync<AmazonS3Exception>(() => elsewhere.GetBucketVersioningAsync(Bucket, Cancel));

        (error.StatusCode, error.ErrorCode).ShouldBe((HttpStatusCode.MovedPermanently, "PermanentRedirect"));
        (await elsewhere.GetBucketLocationAsync(Bucket, Cancel)).Location.Value.ShouldBeNullOrEmpty();
    }
}
