using CsCheck;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary><see cref="SignedRequest.Parse"/> on headers and parameters that aren't well formed.</summary>
public sealed class SignedRequestTests
{
    private const string Good = "Credential=A/20260314/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00";

    [Fact]
    public void A_request_without_signature_is_unsigned()
    {
        SignedRequest.Parse(Calls.Call()).ShouldBeNull();
        SignedRequest.Parse(Calls.Call(query: "prefix=a&list-type=2")).ShouldBeNull();
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer x")]
    [InlineData("")]
    public void Another_scheme_is_neither_a_signature_nor_an_unsigned_request(string authorization) =>
        Problem(authorization).Fault.ShouldBe(SignatureFault.MissingToken);

    [Fact]
    public void A_request_signed_by_version_2_is_not_an_unsigned_one()
    {
        Should.Throw<SignatureException>(() => SignedRequest.Parse(Calls.Call("GET", "/b/k", "AWSAccessKeyId=A&Expires=1&Signature=x")))
            .Fault.ShouldBe(SignatureFault.OldVersion);
        Problem("AWS AKIDEXAMPLE:signature").Fault.ShouldBe(SignatureFault.OldVersion);
    }

    [Fact]
    public void A_part_without_equal_sign_is_named()
    {
        const string header = "AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders";
        var problem = Problem(header);
        problem.Fault.ShouldBe(SignatureFault.Incomplete);
        problem.Message.ShouldBe($"'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.");
    }

    [Fact]
    public void All_that_is_missing_is_named()
    {
        var problem = Should.Throw<SignatureException>(() => SignedRequest.Parse(Calls.Call(headers: ("Authorization", "AWS4-HMAC-SHA256"))));
        problem.Fault.ShouldBe(SignatureFault.Incomplete);
        problem.Message.ShouldBe(
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
            + "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
            + "Authorization=AWS4-HMAC-SHA256");
    }

    [Fact]
    public void A_part_given_twice_is_refused() =>
        Problem($"AWS4-HMAC-SHA256 {Good}, Signature=11").Fault.ShouldBe(SignatureFault.Incomplete);

    [Fact]
    public void Two_authorization_headers_are_refused()
    {
        var call = Calls.Call(headers: [("X-Amz-Date", "20260314T150926Z"), ("Authorization", $"AWS4-HMAC-SHA256 {Good}"), ("Authorization", $"AWS4-HMAC-SHA256 {Good}")]);
        Should.Throw<SignatureException>(() => SignedRequest.Parse(call)).Fault.ShouldBe(SignatureFault.Incomplete);
    }

    [Fact]
    public void Header_and_query_at_once_are_refused()
    {
        var vector = Vector.Named("presigned STS");
        var call = AlteredRequestTests.With("Authorization", $"AWS4-HMAC-SHA256 {Good}")(vector.Call);
        Should.Throw<SignatureException>(() => SignedRequest.Parse(call)).Fault.ShouldBe(SignatureFault.Ambiguous);
    }

    [Theory]
    [InlineData("A/b/c/d")]
    [InlineData("A/20260314/us-east-1/iam/aws4_request/x")]
    [InlineData("A//us-east-1/iam/aws4_request")]
    public void A_credential_has_five_parts(string credential) =>
        Problem($"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=00").Message
            .ShouldBe($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");

    [Theory]
    [InlineData("2026-03-14T15:09:26Z")]
    [InlineData("20260314")]
    [InlineData("20261314T150926Z")]
    [InlineData("now")]
    public void A_date_has_the_basic_form(string date)
    {
        var call = Calls.Call(headers: [("X-Amz-Date", date), ("Authorization", $"AWS4-HMAC-SHA256 {Good}")]);
        var problem = Should.Throw<SignatureException>(() => SignedRequest.Parse(call));
        problem.Fault.ShouldBe(SignatureFault.Incomplete);
        problem.Message.ShouldBe($"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    [Fact]
    public void The_host_must_be_signed()
    {
        var problem = Problem("AWS4-HMAC-SHA256 Credential=A/20260314/us-east-1/iam/aws4_request, SignedHeaders=x-amz-date, Signature=00");
        problem.Fault.ShouldBe(SignatureFault.BadSignature);
        problem.Message.ShouldBe("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }

    [Fact]
    public void A_presigned_request_needs_all_its_parameters_once()
    {
        var vector = Vector.Named("presigned STS");
        foreach (var name in (string[])["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"])
        {
            var gone = vector.Call with { RawQuery = vector.Call.RawQuery.Replace(name + "=", "x=") };
            var problem = Should.Throw<SignatureException>(() => SignedRequest.Parse(gone));
            problem.Fault.ShouldBe(SignatureFault.IncompleteQuery);
            problem.Message.ShouldBe($"AWS query-string parameters must include '{name}'. Re-examine the query-string parameters.");

            var twice = vector.Call with { RawQuery = $"{vector.Call.RawQuery}&{name}=x" };
            Should.Throw<SignatureException>(() => SignedRequest.Parse(twice)).Fault.ShouldBe(SignatureFault.IncompleteQuery);
        }
    }

    [Fact]
    public void Header_names_that_are_none_cannot_forge_lines_of_the_canonical_request() =>
        Problem("AWS4-HMAC-SHA256 Credential=A/20260314/us-east-1/iam/aws4_request, SignedHeaders=host;x\ny, Signature=00")
            .Fault.ShouldBe(SignatureFault.BadSignature);

    [Fact]
    public void Whatever_the_header_says_the_answer_is_a_signature_problem()
    {
        var pieces = Gen.OneOf(
            Gen.OneOf("AWS4-HMAC-SHA256", " ", ",", "=", "Credential=", "SignedHeaders=", "Signature=", "host", ";", "A/20260314/us-east-1/iam/aws4_request", "\n", "/"),
            Gen.String[0, 5]);
        pieces.Array[0, 12].Sample(
            parts =>
            {
                var call = Calls.Call(headers: [("X-Amz-Date", "20260314T150926Z"), ("Host", "h"), ("Authorization", string.Concat(parts))]);
                OnlyProblems(call, "iam");
            },
            iter: 3_000);
    }

    [Fact]
    public void Whatever_the_query_says_the_answer_is_a_signature_problem()
    {
        var pieces = Gen.OneOf(
            Gen.OneOf("&", "=", "%", "%2F", "%ff", "+", "X-Amz-Algorithm=AWS4-HMAC-SHA256&", "X-Amz-Credential=A%2F20260314%2Fus-east-1%2Fs3%2Faws4_request&",
                "X-Amz-Date=20260314T150926Z&", "X-Amz-Expires=60&", "X-Amz-SignedHeaders=host&", "X-Amz-Signature=0&", "X-Amz-"),
            Gen.String[0, 5]);
        Gen.Select(pieces.Array[0, 12], pieces.Array[0, 4], Gen.Bool).Sample(
            (query, path, isWhole) =>
            {
                var whole = isWhole
                    ? "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20260314%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260314T150926Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0&"
                    : "";
                OnlyProblems(Calls.Call("GET", string.Concat(path), whole + string.Concat(query), headers: ("Host", "h")), "s3");
            },
            iter: 3_000);
    }

    [Fact]
    public void A_huge_query_is_judged_in_no_time()
    {
        var query = string.Join('&', Enumerable.Range(0, 9_000).Select(i => $"%{i % 100:00}{new string('%', 50)}={i}"));
        OnlyProblems(Calls.Call("GET", new string('/', 100_000), query, headers:
            [("X-Amz-Date", "20260314T150926Z"), ("Host", "h"), ("Authorization", $"AWS4-HMAC-SHA256 {Good}")]), "iam");
    }

    private static void OnlyProblems(HttpCall call, string service)
    {
        try
        {
            if (SignedRequest.Parse(call) is { } signed)
            {
                new SignatureVerifier().Verify(signed, "secret", new SigningRules(service), Vector.Now);
            }
        }
        catch (SignatureException)
        {
            // the one way to say no
        }
    }

    private static SignatureException Problem(string authorization)
    {
        var call = Calls.Call(headers: [("X-Amz-Date", "20260314T150926Z"), ("Host", "h"), ("Authorization", authorization)]);
        return Should.Throw<SignatureException>(() => SignedRequest.Parse(call));
    }
}
