using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary>Requests that other signers signed are accepted.</summary>
public sealed class OtherSignersTests
{
    private const string SuiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string S3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static IEnumerable<TheoryDataRow<string>> Names => Vector.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_signed_by_botocore_is_accepted(string name)
    {
        var vector = Vector.Named(name);
        vector.Verify();

        var signed = SignedRequest.Parse(vector.Call).ShouldNotBeNull();
        signed.Scope.AccessKeyId.ShouldBe(vector.AccessKeyId);
        signed.SecurityToken.ShouldBe(vector.Token);
        signed.IsPresigned.ShouldBe(vector.IsPresigned);
        signed.Time.ShouldBe(Vector.Now);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_signed_by_botocore_with_another_secret_is_refused(string name)
    {
        var vector = Vector.Named(name);
        Should.Throw<SignatureException>(() => vector.Verify(secret: vector.Secret + "x")).Fault.ShouldBe(SignatureFault.BadSignature);
    }

    // AWS's SigV4 test suite (aws-sig-v4-test-suite, 2015): get-vanilla, post-vanilla, get-vanilla-query-order-key-case.
    [Theory]
    [InlineData("GET", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void The_published_test_suite_is_accepted(string method, string query, string signature)
    {
        var call = Calls.Call(method, query: query, headers:
        [
            ("Host", "example.amazonaws.com"),
            ("X-Amz-Date", "20150830T123600Z"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}"),
        ]);

        Accepts(call, SuiteSecret, "service", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));
    }

    // AWS General Reference, "Signature Version 4 signing process": ListUsers.
    [Fact]
    public void The_documented_ListUsers_is_accepted()
    {
        var call = Calls.Call("GET", query: "Action=ListUsers&Version=2010-05-08", headers:
        [
            ("Host", "iam.amazonaws.com"),
            ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
            ("X-Amz-Date", "20150830T123600Z"),
            ("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"),
        ]);

        Accepts(call, SuiteSecret, "iam", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));
    }

    // S3 API Reference, "Authenticating requests: using the Authorization header": GET Object.
    [Fact]
    public void The_documented_S3_GET_is_accepted()
    {
        var call = Calls.Call("GET", "/test.txt", headers:
        [
            ("Host", "examplebucket.s3.amazonaws.com"),
            ("Range", "bytes=0-9"),
            ("x-amz-content-sha256", EmptyHash),
            ("x-amz-date", "20130524T000000Z"),
            ("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        ]);

        Accepts(call, S3Secret, "s3", new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));
    }

    // S3 API Reference, "Authenticating requests: using query parameters".
    [Fact]
    public void The_documented_presigned_GET_is_accepted()
    {
        var call = Calls.Call(
            "GET",
            "/test.txt",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            headers: ("Host", "examplebucket.s3.amazonaws.com"));

        Accepts(call, S3Secret, "s3", new(2013, 5, 24, 23, 59, 59, TimeSpan.Zero));
    }

    private static void Accepts(HttpCall call, string secret, string service, DateTimeOffset now) =>
        new SignatureVerifier().Verify(SignedRequest.Parse(call).ShouldNotBeNull(), secret, new SigningRules(service), now);
}
