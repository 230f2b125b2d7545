using CsCheck;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary>A request that was changed in one thing after it was signed is refused.</summary>
public sealed class AlteredRequestTests
{
    private static readonly Vector Json = Vector.Named("KMS by JSON, with a session");
    private static readonly Vector Form = Vector.Named("IAM by form");
    private static readonly Vector S3 = Vector.Named("S3 put, with a session and metadata");
    private static readonly Vector Presigned = Vector.Named("presigned S3 put with a signed header");
    private static readonly Vector PresignedSts = Vector.Named("presigned STS");

    [Fact]
    public void Another_method_is_refused()
    {
        Refused(Form, call => call with { Method = "PUT" });
        Refused(Presigned, call => call with { Method = "GET" });
    }

    [Fact]
    public void Another_path_is_refused()
    {
        Refused(Form, call => call with { RawPath = "/x" });
        Refused(S3, call => call with { RawPath = "/bucket/KEY" });
        Refused(S3, call => call with { RawPath = "/bucket/./key" });
        Refused(Presigned, call => call with { RawPath = "/bucket//key" });
    }

    [Fact]
    public void The_same_path_in_another_spelling_is_accepted()
    {
        Form.Verify(Form.Call with { RawPath = "//" });
        Form.Verify(Form.Call with { RawPath = "/a/.." });
        S3.Verify(S3.Call with { RawPath = "/bucket/%6bey" });
    }

    [Fact]
    public void Another_query_is_refused()
    {
        var listed = Vector.Named("query a=1&b=2");
        Refused(listed, call => call with { RawQuery = "a=1&b=3" });
        Refused(listed, call => call with { RawQuery = "a=1" });
        Refused(listed, call => call with { RawQuery = "a=1&b=2&c=3" });
        Refused(listed, call => call with { RawQuery = "a=1&a=1&b=2" });
        Refused(listed, call => call with { RawQuery = "A=1&b=2" });
        listed.Verify(listed.Call with { RawQuery = "b=2&&%61=%31" });
        Vector.Named("query a=%20").Verify(Vector.Named("query a=%20").Call with { RawQuery = "a=+" });
        Refused(Vector.Named("query a=%2B"), call => call with { RawQuery = "a=+" });
        Refused(PresignedSts, call => call with { RawQuery = call.RawQuery.Replace("GetCallerIdentity", "AssumeRole") });
    }

    [Fact]
    public void Another_body_is_refused()
    {
        Refused(Form, call => call with { Document = "Action=DeleteUser&Version=2010-05-08"u8.ToArray() });
        Refused(Json, call => call with { Document = default });
        Refused(S3, call => call with { Document = "hallo"u8.ToArray() }, SignatureFault.BodyHashMismatch);
        Refused(PresignedSts, call => call with { Document = "x"u8.ToArray() });
    }

    [Fact]
    public void The_body_of_a_presigned_S3_request_is_not_signed() =>
        Presigned.Verify(Presigned.Call with { Document = "anything"u8.ToArray() });

    [Fact]
    public void Another_signed_header_is_refused()
    {
        Refused(Json, With("Host", "evil.example"));
        Refused(Json, With("X-Amz-Target", "TrentService.Decrypt"));
        Refused(Json, With("X-Amz-Security-Token", "another"));
        Refused(S3, With("x-amz-acl", "public-read"));
        Refused(S3, Without("x-amz-acl"));
        Refused(Presigned, With("x-amz-acl", "public-read"));
    }

    [Fact]
    public void A_header_added_beside_the_signed_one_is_refused() =>
        Refused(Json, call => call with { Headers = new([.. call.Headers.Lines.ToArray(), new("x-amz-target", "TrentService.Decrypt")]) });

    [Fact]
    public void A_signed_header_that_is_gone_is_not_an_empty_one() =>
        Refused(Vector.Named("an empty header"), Without("My-Header"));

    [Fact]
    public void S3_wants_every_x_amz_header_signed()
    {
        Refused(S3, With("x-amz-tagging", "a=b"), SignatureFault.HeadersNotSigned).Details.ShouldBe([new("HeadersNotSigned", "x-amz-tagging")]);
        Refused(S3, call => With("X-Amz-Grant-Read", "x")(With("x-amz-tagging", "a=b")(call)), SignatureFault.HeadersNotSigned).Details.ShouldBe([new("HeadersNotSigned", "x-amz-tagging, x-amz-grant-read")]);
        Refused(Presigned, With("X-Amz-Grant-Read", "x"), SignatureFault.HeadersNotSigned);
        Refused(Presigned, With("x-amz-security-token", "x"), SignatureFault.HeadersNotSigned);
    }

    [Fact]
    public void An_unsigned_operation_name_is_refused()
    {
        var problem = Refused(Vector.Named("an empty body"), With("X-Amz-Target", "AmazonSSM.GetParameter"));
        problem.Message.ShouldBe("'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
    }

    [Fact]
    public void A_header_of_no_meaning_may_be_unsigned() =>
        Json.Verify(With("X-Forwarded-For", "192.0.2.1")(Json.Call));

    [Fact]
    public void Another_date_is_refused()
    {
        Refused(Json, With("X-Amz-Date", "20260314T150927Z"));
        Refused(Json, With("X-Amz-Date", "20260315T150926Z"), SignatureFault.WrongScope, Vector.Now.AddDays(1));
        Refused(Presigned, call => call with { RawQuery = call.RawQuery.Replace("150926Z", "150927Z") });
    }

    [Fact]
    public void Another_lifetime_is_refused() =>
        Refused(Presigned, call => call with { RawQuery = call.RawQuery.Replace("X-Amz-Expires=60", "X-Amz-Expires=61") });

    [Theory]
    [InlineData("AKIDEXAMPLE/", "AKIDEXAMPLF/", null)] // the key's id isn't signed: its owner's secret is what decides
    [InlineData("/20260314/", "/20260313/", SignatureFault.WrongScope)]
    [InlineData("/us-east-1/", "/us-east-2/", SignatureFault.BadSignature)]
    [InlineData("/us-east-1/", "/US_EAST/", SignatureFault.WrongRegion)]
    [InlineData("/iam/", "/sts/", SignatureFault.WrongService)]
    [InlineData("aws4_request", "aws5_request", SignatureFault.WrongScope)]
    [InlineData("/aws4_request", "", SignatureFault.Incomplete)]
    [InlineData("Signature=", "Signature=0", SignatureFault.BadSignature)]
    [InlineData("SignedHeaders=content-type;host", "SignedHeaders=host", SignatureFault.BadSignature)]
    [InlineData("SignedHeaders=content-type;host", "SignedHeaders=content-type", SignatureFault.BadSignature)]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512", SignatureFault.Incomplete)]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", SignatureFault.Unsupported)]
    public void Another_authorization_is_refused(string part, string replacement, object? fault)
    {
        var authorization = Form.Call.Headers["Authorization"].ShouldNotBeNull();
        authorization.ShouldContain(part);
        var altered = With("Authorization", authorization.Replace(part, replacement, StringComparison.Ordinal));
        if (fault is null)
        {
            Form.Verify(altered(Form.Call));
        }
        else
        {
            Refused(Form, altered, (SignatureFault)fault);
        }
    }

    [Fact]
    public void Any_other_signature_is_refused()
    {
        var authorization = Form.Call.Headers["Authorization"].ShouldNotBeNull();
        var signature = authorization[^64..];
        Gen.Select(Gen.Int[0, 63], Gen.Char).Sample(
            (at, with) =>
            {
                if (with == signature[at] || with is ',' or ' ')
                {
                    return;
                }

                var altered = signature[..at] + with + signature[(at + 1)..];
                Refused(Form, With("Authorization", authorization[..^64] + altered));
            },
            iter: 500);
        Refused(Form, With("Authorization", authorization[..^64] + signature.ToUpperInvariant()));
    }

    [Fact]
    public void Any_single_altered_byte_of_the_body_is_refused() =>
        Gen.Select(Gen.Int[0, Form.Call.Document.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, flip) =>
            {
                var body = Form.Call.Document.ToArray();
                body[at] ^= flip;
                Refused(Form, call => call with { Document = body });
            },
            iter: 500);

    [Fact]
    public void Unsigned_payload_is_for_S3_only()
    {
        Refused(Json, With("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD"));
        Refused(Json, With("X-Amz-Content-SHA256", new string('0', 64)));
        Refused(Json, With("X-Amz-Content-SHA256", "nonsense"));
        Refused(S3, With("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD"));
        Refused(S3, With("X-Amz-Content-SHA256", "nonsense"), SignatureFault.BodyHashInvalid);
        Refused(S3, Without("X-Amz-Content-SHA256"), SignatureFault.BodyHashMissing);
    }

    [Fact]
    public void Chunks_are_for_S3_only_and_signed_by_HMAC()
    {
        Refused(Json, With("X-Amz-Content-SHA256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"), SignatureFault.Unsupported);
        Refused(S3, With("X-Amz-Content-SHA256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"));
        Refused(S3, With("X-Amz-Content-SHA256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
        Refused(S3, With("X-Amz-Content-SHA256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"), SignatureFault.Unsupported);
        Refused(S3, With("X-Amz-Content-SHA256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER"), SignatureFault.Unsupported);
        Refused(S3, With("X-Amz-Content-SHA256", "STREAMING-UNSIGNED-PAYLOAD"), SignatureFault.BodyHashInvalid);
    }

    [Fact]
    public void A_request_signed_for_S3_is_no_use_elsewhere()
    {
        // S3's rules are laxer (the body may be unsigned), so the service's own rules must judge the scope.
        var signed = SignedRequest.Parse(Presigned.Call).ShouldNotBeNull();
        Should.Throw<SignatureException>(() => new SignatureVerifier().Verify(signed, Presigned.Secret, new SigningRules("kms"), Vector.Now))
            .Fault.ShouldBe(SignatureFault.WrongService);
    }

    [Fact]
    public void A_key_once_derived_serves_its_own_secret_only()
    {
        var verifier = new SignatureVerifier();
        var signed = SignedRequest.Parse(Form.Call).ShouldNotBeNull();
        verifier.Verify(signed, Form.Secret, Form.Rules, Vector.Now);
        Should.Throw<SignatureException>(() => verifier.Verify(signed, "another", Form.Rules, Vector.Now));
        verifier.Verify(signed, Form.Secret, Form.Rules, Vector.Now);
        for (var i = 0; i < 3000; i++)
        {
            var secret = $"secret {i}";
            Should.Throw<SignatureException>(() => verifier.Verify(signed, secret, Form.Rules, Vector.Now));
        }

        verifier.Verify(signed, Form.Secret, Form.Rules, Vector.Now);
    }

    private static SignatureException Refused(
        Vector vector, Func<HttpCall, HttpCall> alter, SignatureFault fault = SignatureFault.BadSignature, DateTimeOffset? now = null)
    {
        var problem = Should.Throw<SignatureException>(() => vector.Verify(alter(vector.Call), now: now));
        problem.Fault.ShouldBe(fault, problem.Message);
        return problem;
    }

    internal static Func<HttpCall, HttpCall> With(string name, string value) => call =>
        call with { Headers = new([.. Others(call, name), new(name, value)]) };

    internal static Func<HttpCall, HttpCall> Without(string name) => call => call with { Headers = new(Others(call, name)) };

    private static IEnumerable<KeyValuePair<string, string>> Others(HttpCall call, string name) =>
        call.Headers.Lines.ToArray().Where(line => !line.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
}
