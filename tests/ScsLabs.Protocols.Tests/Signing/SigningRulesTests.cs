using ScsLabs.Protocols.Signing;
using static ScsLabs.Protocols.Tests.Signing.AlteredRequestTests;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary>The time, Region and service for which a signature is good.</summary>
public sealed class SigningRulesTests
{
    private static readonly Vector Form = Vector.Named("IAM by form");
    private static readonly Vector Presigned = Vector.Named("presigned S3 put with a signed header"); // for 60 seconds

    [Fact]
    public void A_signature_is_good_for_fifteen_minutes_either_way()
    {
        Form.Verify(now: Vector.Now.AddMinutes(15));
        Form.Verify(now: Vector.Now.AddMinutes(-15));
        Problem(Form, Vector.Now.AddMinutes(15).AddSeconds(1)).Fault.ShouldBe(SignatureFault.Expired);
        Problem(Form, Vector.Now.AddMinutes(-15).AddSeconds(-1)).Fault.ShouldBe(SignatureFault.NotYetCurrent);
    }

    [Fact]
    public void The_refusal_says_the_times_as_AWS_does()
    {
        Problem(Form, Vector.Now.AddMinutes(20)).Message
            .ShouldBe("Signature expired: 20260314T150926Z is now earlier than 20260314T151426Z (20260314T152926Z - 15 min.)");
        Problem(Form, Vector.Now.AddMinutes(-20)).Message
            .ShouldBe("Signature not yet current: 20260314T150926Z is still later than 20260314T150426Z (20260314T144926Z + 15 min.)");
    }

    [Fact]
    public void A_service_may_allow_less()
    {
        var ssm = Vector.Named("SSM by JSON");
        var rules = new SigningRules("ssm") { MaxSkew = TimeSpan.FromMinutes(5) };
        var signed = SignedRequest.Parse(ssm.Call).ShouldNotBeNull();
        signed.Check(rules, Vector.Now.AddMinutes(5));
        Should.Throw<SignatureException>(() => signed.Check(rules, Vector.Now.AddMinutes(6))).Message
            .ShouldBe("Signature expired: 20260314T150926Z is now earlier than 20260314T151026Z (20260314T151526Z - 5 min.)");
    }

    [Fact]
    public void A_presigned_request_is_good_until_its_end()
    {
        Presigned.Verify(now: Vector.Now.AddSeconds(60));
        Presigned.Verify(now: Vector.Now.AddMinutes(-15));
        Problem(Presigned, Vector.Now.AddSeconds(61)).Fault.ShouldBe(SignatureFault.PresignedExpired);
        Problem(Presigned, Vector.Now.AddMinutes(-16)).Fault.ShouldBe(SignatureFault.NotYetCurrent);
        var week = Vector.Named("presigned S3 get of an odd key");
        week.Verify(now: Vector.Now.AddDays(7));
        Problem(week, Vector.Now.AddDays(7).AddSeconds(1)).Fault.ShouldBe(SignatureFault.PresignedExpired);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("604801")]
    [InlineData("99999999999")]
    [InlineData("soon")]
    [InlineData("+60")] // a plus is a space
    [InlineData("%2B60")]
    [InlineData("60%20")]
    [InlineData("1,000")]
    [InlineData("%D9%A3")]
    [InlineData("")]
    public void A_presigned_request_lives_between_a_second_and_a_week(string seconds)
    {
        var call = Presigned.Call with { RawQuery = Presigned.Call.RawQuery.Replace("X-Amz-Expires=60", "X-Amz-Expires=" + seconds) };
        Should.Throw<SignatureException>(() => SignedRequest.Parse(call)).Fault.ShouldBe(SignatureFault.IncompleteQuery);
    }

    [Fact]
    public void S3_wants_a_presigned_request_to_say_its_end()
    {
        var call = Presigned.Call with { RawQuery = Presigned.Call.RawQuery.Replace("X-Amz-Expires=60&", "") };
        Should.Throw<SignatureException>(() => Presigned.Verify(call)).Fault.ShouldBe(SignatureFault.IncompleteQuery);
    }

    [Fact]
    public void The_time_is_judged_before_the_scope_and_both_before_the_key()
    {
        var signed = SignedRequest.Parse(Form.Call).ShouldNotBeNull();
        var elsewhere = new SigningRules("sts");
        Should.Throw<SignatureException>(() => signed.Check(elsewhere, Vector.Now.AddHours(1))).Fault.ShouldBe(SignatureFault.Expired);
        Should.Throw<SignatureException>(() => signed.Check(elsewhere, Vector.Now)).Fault.ShouldBe(SignatureFault.WrongService);
    }

    [Fact]
    public void All_that_is_wrong_with_the_scope_is_said_at_once()
    {
        var call = With("Authorization", "AWS4-HMAC-SHA256 Credential=A/foobar/us-east-77/wrong/aws5_request, SignedHeaders=host, Signature=0")(Form.Call);
        var signed = SignedRequest.Parse(call).ShouldNotBeNull();
        var problem = Should.Throw<SignatureException>(() => signed.Check(new SigningRules("iam") { IsGlobal = true }, Vector.Now));
        problem.Fault.ShouldBe(SignatureFault.WrongRegion);
        problem.Message.ShouldBe(
            "Credential should be scoped to a valid region, not 'us-east-77'. Credential should be scoped to correct service: 'iam'. "
            + "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. "
            + "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: 'foobar' != '20260314', from '20260314T150926Z'.");
    }

    [Fact]
    public void A_global_service_takes_a_region() =>
        SignedRequest.Parse(Form.Call).ShouldNotBeNull().Check(new SigningRules("iam") { IsGlobal = true }, Vector.Now);

    [Fact]
    public void The_first_and_the_last_time_there_is_are_judged_too()
    {
        Problem(Form, DateTimeOffset.MaxValue).Fault.ShouldBe(SignatureFault.Expired);
        var call = With("X-Amz-Date", "99991231T235959Z")(Form.Call);
        Should.Throw<SignatureException>(() => Form.Verify(call)).Fault.ShouldBe(SignatureFault.NotYetCurrent);
        call = With("X-Amz-Date", "00010101T000000Z")(Form.Call);
        Should.Throw<SignatureException>(() => Form.Verify(call)).Fault.ShouldBe(SignatureFault.Expired);
    }

    private static SignatureException Problem(Vector vector, DateTimeOffset now) =>
        Should.Throw<SignatureException>(() => vector.Verify(now: now));
}
