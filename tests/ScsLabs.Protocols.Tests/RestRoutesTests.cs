using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Rest;
using ScsLabs.Protocols.Tests.Shapes;
using static ScsLabs.Protocols.Tests.Calls;

namespace ScsLabs.Protocols.Tests;

/// <summary>The operation that a REST request means, and the labels in its path.</summary>
public sealed class RestRoutesTests
{
    private static readonly Member Bucket = new("Bucket");
    private static readonly Member Key = new("Key");
    private static readonly RestXmlProtocol S3 = RestThings.Of(
        "ListBuckets GET /",
        "ListObjects GET /{Bucket}",
        "ListObjectsV2 GET /{Bucket}?list-type=2",
        "GetConfiguration GET /{Bucket}?analytics&id",
        "ListConfigurations GET /{Bucket}?analytics",
        "GetObject GET /{Bucket}/{Key+}",
        "PutObject PUT /{Bucket}/{Key+}",
        "CopyObject PUT /{Bucket}/{Key+} x-amz-copy-source",
        "UploadPart PUT /{Bucket}/{Key+}?partNumber&uploadId",
        "UploadPartCopy PUT /{Bucket}/{Key+}?partNumber&uploadId x-amz-copy-source",
        "WriteResponse POST /WriteGetObjectResponse",
        "GetTags GET /v1/tags/{Arn}/of/{Key+}");

    [Theory]
    [InlineData("GET", "/", "", "ListBuckets")]
    [InlineData("GET", "/b", "", "ListObjects")]
    [InlineData("GET", "/b/", "", "ListObjects")]
    [InlineData("GET", "/b", "list-type=2", "ListObjectsV2")]
    [InlineData("GET", "/b", "list%2Dtype=%32", "ListObjectsV2")]
    [InlineData("GET", "/b", "list-type=1", "ListObjects")]
    [InlineData("GET", "/b", "list-type", "ListObjects")]
    [InlineData("GET", "/b", "prefix=list-type=2", "ListObjects")]
    [InlineData("GET", "/b", "analytics", "ListConfigurations")]
    [InlineData("GET", "/b", "analytics=", "ListConfigurations")]
    [InlineData("GET", "/b", "id=1&analytics", "GetConfiguration")]
    [InlineData("GET", "/b", "id=1", "ListObjects")]
    [InlineData("GET", "/b", "Analytics", "ListObjects")]
    [InlineData("GET", "/b/k", "", "GetObject")]
    [InlineData("GET", "/b/k", "analytics", "GetObject")]
    [InlineData("GET", "/b//", "", "GetObject")]
    [InlineData("GET", "/WriteGetObjectResponse", "", "ListObjects")]
    [InlineData("POST", "/WriteGetObjectResponse", "", "WriteResponse")]
    [InlineData("POST", "/writegetobjectresponse", "", null)]
    [InlineData("POST", "/WriteGetObjectResponse/k", "", null)]
    [InlineData("POST", "/b", "", null)]
    [InlineData("get", "/b", "", null)]
    [InlineData("GET", "//k", "", null)]
    [InlineData("PUT", "/b", "", null)]
    [InlineData("PUT", "/b/k", "partNumber=1", "PutObject")]
    [InlineData("PUT", "/b/k", "partNumber=1&uploadId=u", "UploadPart")]
    public void An_operation_is_told_by_method_path_and_query(string method, string path, string query, string? expected) =>
        (S3.Routes.Match(Call(method, path, query))?.Name).ShouldBe(expected);

    [Fact]
    public void A_header_may_tell_and_who_asks_for_most_is_meant()
    {
        (string, string)[] source = [("X-Amz-Copy-Source", "b/k")];
        Name("", source).ShouldBe("CopyObject");
        Name("", []).ShouldBe("PutObject");
        Name("partNumber=1&uploadId=u", source).ShouldBe("UploadPartCopy");
        Name("partNumber=1&uploadId=u", []).ShouldBe("UploadPart");
        Name("partNumber=1", source).ShouldBe("CopyObject");

        static string? Name(string query, (string, string)[] headers) => S3.Routes.Match(Call("PUT", "/b/k", query, headers: headers))?.Name;
    }

    [Theory]
    [InlineData("/b/k", "b", "k")]
    [InlineData("/b/a/b//c/", "b", "a/b//c/")]
    [InlineData("/b//", "b", "/")]
    [InlineData("/b/a%2Fb%20%C3%A9+%2B", "b", "a/b é++")]
    [InlineData("/b/../a/./k", "b", "../a/./k")]
    [InlineData("/b/%2E%2E%2Fk", "b", "../k")]
    [InlineData("/b%2Fc/k", "b/c", "k")]
    [InlineData("/b/%", "b", "%")]
    [InlineData("/b/%2", "b", "%2")]
    [InlineData("/b/%zz%2525", "b", "%zz%25")]
    public void Labels_are_decoded_once_and_the_last_takes_all_the_rest(string path, string bucket, string key)
    {
        var call = Call("GET", path);
        S3.Routes.Match(call)!.Name.ShouldBe("GetObject");
        Labels(call, "GetObject").ShouldBe((bucket, key));
    }

    [Fact]
    public void Labels_stand_between_what_is_fixed()
    {
        var call = Call("GET", "/v1/tags/arn%3Aaws%2Fx/of/a/of/b");
        var reader = S3.ReadRequest(call, "GetTags");
        (reader.Member(new("Arn"))!.AsString(), reader.Member(Key)!.AsString()).ShouldBe(("arn:aws/x", "a/of/b"));
        reader.Member(Bucket).ShouldBeNull();
    }

    [Theory]
    [InlineData("/b/%FF", "")]
    [InlineData("/%C3/k", "")]
    [InlineData("/b/k", "a=%FF")]
    public void What_cannot_be_decoded_is_refused(string path, string query)
    {
        var call = Call("GET", path, query);

        Should.Throw<WireFormatException>(() => S3.ReadRequest(call, S3.Routes.Match(call)!.Name));
    }

    [Theory]
    [InlineData("bucket.localhost", "bucket")]
    [InlineData("bucket.localhost:4566", "bucket")]
    [InlineData("bucket.LOCALHOST", "bucket")]
    [InlineData("my.bucket.localhost", "my.bucket")]
    [InlineData("bucket.s3.localhost", "bucket")]
    [InlineData("my.bucket.s3.localhost:4566", "my.bucket")]
    [InlineData("bucket.localhost.localstack.cloud", "bucket")]
    [InlineData("bucket.s3.localhost.localstack.cloud:4566", "bucket")]
    [InlineData("bucket.s3.amazonaws.com", "bucket")]
    [InlineData("bucket.s3.eu-west-1.amazonaws.com", "bucket")]
    [InlineData("bucket.s3-eu-west-1.amazonaws.com", "bucket")]
    [InlineData("my.bucket.s3.eu-west-1.amazonaws.com:443", "my.bucket")]
    [InlineData("my.s3.bucket.s3.eu-west-1.amazonaws.com", "my.s3.bucket")]
    [InlineData("s3-bucket.s3.eu-west-1.amazonaws.com", "s3-bucket")]
    [InlineData("bucket.s3.dualstack.eu-west-1.amazonaws.com", "bucket")]
    [InlineData("bucket.s3-fips.dualstack.us-east-1.amazonaws.com", "bucket")]
    public void A_bucket_may_be_in_front_of_the_host(string host, string bucket)
    {
        var call = Call("GET", "/a/k%20", headers: ("Host", host));
        S3.Routes.Match(call)!.Name.ShouldBe("GetObject");
        Labels(call, "GetObject").ShouldBe((bucket, "a/k "));

        var root = Call("GET", "/", headers: ("Host", host));
        S3.Routes.Match(root)!.Name.ShouldBe("ListObjects");
        Labels(root, "ListObjects").ShouldBe((bucket, null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("S3.localhost")]
    [InlineData("localhost:4566")]
    [InlineData("LOCALHOST")]
    [InlineData("s3.localhost:4566")]
    [InlineData("localhost.localstack.cloud:4566")]
    [InlineData("s3.localhost.localstack.cloud")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("192.168.1.17:4566")]
    [InlineData("[::1]:4566")]
    [InlineData("s3.amazonaws.com")]
    [InlineData("s3.eu-west-1.amazonaws.com")]
    [InlineData("s3-eu-west-1.amazonaws.com")]
    [InlineData("s3.dualstack.eu-west-1.amazonaws.com")]
    [InlineData("emulator:4566")]
    [InlineData("aws.example.com")]
    [InlineData("bucket.s3.example.com")]
    [InlineData("bucketlocalhost")]
    [InlineData("iam.amazonaws.com")]
    public void Any_other_host_is_the_endpoint(string? host)
    {
        var call = Call("GET", "/b/k", headers: host is null ? [] : [("Host", host)]);
        S3.Routes.Match(call)!.Name.ShouldBe("GetObject");
        Labels(call, "GetObject").ShouldBe(("b", "k"));
        S3.Routes.Match(call with { RawPath = "/" })!.Name.ShouldBe("ListBuckets");
    }

    [Fact]
    public void An_operation_that_is_not_there_gets_S3s_own_error()
    {
        var error = S3.UnknownOperation(null, null);
        (error.Code, error.Status, error.Message).ShouldBe(("MethodNotAllowed", 405, "The specified method is not allowed against this resource."));
    }

    private static (string? Bucket, string? Key) Labels(HttpCall call, string operation)
    {
        var reader = S3.ReadRequest(call, operation);
        return (reader.Member(Bucket)?.AsString(), reader.Member(Key)?.AsString());
    }
}
