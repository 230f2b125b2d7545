using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using static ScsLabs.Services.Tests.S3.RawRequests;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Requests that S3 can't read, doesn't have, or reads though they are large.</summary>
public sealed class S3BadRequestTests : EmulatedBucket
{
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
        (await StatusAsync(HttpMethod.Put, Url("k"), "x", ("x-amz-acl", "log-delivery-write"))).ShouldBe((HttpStatusCode.BadRequest, "InvalidArgument"));
        (await StatusAsync(HttpMethod.Put, Url("k"), "x", ("x-amz-storage-class", "SHED"))).ShouldBe((HttpStatusCode.BadRequest, "InvalidStorageClass"));
        (await StatusAsync(HttpMethod.Put, Url("k"), "x", ("x-amz-server-side-encryption", "aws:none"))).ShouldBe((HttpStatusCode.BadRequest, "InvalidEncryptionAlgorithmError"));
    }

    [Theory]
    [InlineData("GET", "?website")]
    [InlineData("GET", "?replication")]
    [InlineData("PUT", "?accelerate")]
    [InlineData("POST", "k?restore")]
    [InlineData("GET", "k?torrent")]
    [InlineData("PUT", "k", "x-amz-storage-class", "EXPRESS_ONEZONE")]
    [InlineData("PUT", "k", "x-amz-acl", "aws-exec-read")]
    [InlineData("PUT", "?acl", "x-amz-acl", "aws-exec-read")]
    [InlineData("PUT", "k", "x-amz-server-side-encryption", "aws:kms:dsse")]
    [InlineData("PUT", "k", "x-amz-server-side-encryption-customer-algorithm", "AES256")]
    [InlineData("PUT", "k", "x-amz-website-redirect-location", "/other")]
    [InlineData("DELETE", "k", "If-Match", "*")]
    [InlineData("DELETE", "k", "x-amz-if-match-size", "5")]
    [InlineData("PUT", "k", "If-Modified-Since", "Sat, 14 Mar 2026 15:09:26 GMT")]
    [InlineData("PUT", "k?versionId=1")]
    [InlineData("PUT", "k?website")]
    [InlineData("GET", "?list-type=2&website")]
    public async Task What_is_not_emulated_says_so(string method, string target, string? header = null, string? value = null) =>
        (await StatusAsync(new(method), Url(target), "", header is null ? [] : [(header, value!)])).ShouldBe((HttpStatusCode.NotImplemented, "NotImplemented"));

    /// <summary>Source: S3 ignores headers and parameters that it doesn't know, and those that change nothing; the SDK for Java always sends <c>x-amz-te</c>.</summary>
    [Theory]
    [InlineData("PUT", "k", "x-amz-foo", "1")]
    [InlineData("PUT", "k", "x-amz-te", "append-md5")]
    [InlineData("PUT", "k", "x-amz-request-payer", "requester")]
    [InlineData("PUT", "k", "Range", "bytes=0-1")]
    [InlineData("GET", "k", "x-amz-meta-team", "blue")]
    [InlineData("GET", "k", "x-amz-te", "append-md5")]
    [InlineData("GET", "k", "x-amz-acl", "public-read")]
    [InlineData("GET", "?list-type=2", "If-None-Match", "*")]
    [InlineData("GET", "?list-type=2&unheard-of=1&x-amz-foo=1")]
    [InlineData("DELETE", "k", "x-amz-bypass-governance-retention", "true")]
    [InlineData("DELETE", "k", "x-amz-mfa", "serial 123456")]
    public async Task What_means_nothing_is_ignored(string method, string target, string? header = null, string? value = null)
    {
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

        ((int)(await StatusAsync(new(method), Url(target), "", header is null ? [] : [(header, value!)])).Status).ShouldBeInRange(200, 204);
    }

    [Fact]
    public async Task A_HEAD_tells_its_error_by_the_status_alone()
    {
        using var missing = await Http.SendAsync(new(HttpMethod.Head, Url("nothing")), Cancel);
        missing.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await missing.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
        (await Should.ThrowAsync<AmazonS3Exception>(() => S3.GetObjectMetadataAsync(Bucket, "nothing", Cancel))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
