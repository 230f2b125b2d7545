using ScsLabs.Protocols.Signing;
using static ScsLabs.Protocols.Signing.SignatureFault;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary>Which error each family of services gives to each fault.</summary>
public sealed class FamiliesAnswer
{
    [Theory]
    [InlineData(ServiceFamily.Query, BadSignature, "SignatureDoesNotMatch", 403)]
    [InlineData(ServiceFamily.Query, Incomplete, "IncompleteSignature", 400)]
    [InlineData(ServiceFamily.Query, UnknownKey, "InvalidClientTokenId", 403)]
    [InlineData(ServiceFamily.Query, InvalidToken, "InvalidClientTokenId", 403)]
    [InlineData(ServiceFamily.Query, ExpiredToken, "ExpiredToken", 403)]
    [InlineData(ServiceFamily.Query, OldVersion, "MissingAuthenticationToken", 403)]
    [InlineData(ServiceFamily.Json, OldVersion, "MissingAuthenticationTokenException", 400)]
    [InlineData(ServiceFamily.Ec2, OldVersion, "MissingAuthenticationToken", 403)]
    [InlineData(ServiceFamily.S3, OldVersion, "InvalidRequest", 400)]
    [InlineData(ServiceFamily.Query, MissingToken, "MissingAuthenticationToken", 403)]
    [InlineData(ServiceFamily.Query, Expired, "SignatureDoesNotMatch", 403)]
    [InlineData(ServiceFamily.Query, WrongRegion, "SignatureDoesNotMatch", 403)]
    [InlineData(ServiceFamily.Query, Unsupported, "NotImplemented", 501)]
    [InlineData(ServiceFamily.Json, BadSignature, "InvalidSignatureException", 400)]
    [InlineData(ServiceFamily.Json, Incomplete, "IncompleteSignatureException", 400)]
    [InlineData(ServiceFamily.Json, UnknownKey, "UnrecognizedClientException", 400)]
    [InlineData(ServiceFamily.Json, ExpiredToken, "ExpiredTokenException", 400)]
    [InlineData(ServiceFamily.Json, MissingToken, "MissingAuthenticationTokenException", 400)]
    [InlineData(ServiceFamily.Json, NotYetCurrent, "InvalidSignatureException", 400)]
    [InlineData(ServiceFamily.Json, WrongService, "InvalidSignatureException", 400)]
    [InlineData(ServiceFamily.Ec2, BadSignature, "AuthFailure", 401)]
    [InlineData(ServiceFamily.Ec2, UnknownKey, "AuthFailure", 401)]
    [InlineData(ServiceFamily.Ec2, Expired, "AuthFailure", 401)]
    [InlineData(ServiceFamily.Ec2, ExpiredToken, "RequestExpired", 400)]
    [InlineData(ServiceFamily.S3, BadSignature, "SignatureDoesNotMatch", 403)]
    [InlineData(ServiceFamily.S3, UnknownKey, "InvalidAccessKeyId", 403)]
    [InlineData(ServiceFamily.S3, InvalidToken, "InvalidToken", 400)]
    [InlineData(ServiceFamily.S3, ExpiredToken, "ExpiredToken", 400)]
    [InlineData(ServiceFamily.S3, MissingToken, "AccessDenied", 403)]
    [InlineData(ServiceFamily.S3, Expired, "RequestTimeTooSkewed", 403)]
    [InlineData(ServiceFamily.S3, PresignedExpired, "AccessDenied", 403)]
    [InlineData(ServiceFamily.S3, Incomplete, "AuthorizationHeaderMalformed", 400)]
    [InlineData(ServiceFamily.S3, IncompleteQuery, "AuthorizationQueryParametersError", 400)]
    [InlineData(ServiceFamily.S3, HeadersNotSigned, "AccessDenied", 403)]
    [InlineData(ServiceFamily.S3, BodyHashMismatch, "XAmzContentSHA256Mismatch", 400)]
    public void Each_family_in_its_own_words(ServiceFamily family, SignatureFault fault, string code, int status)
    {
        var error = SignatureErrors.For(family, new SignatureProblem(fault, "text"));
        error.Code.ShouldBe(code);
        error.Status.ShouldBe(status);
        error.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Every_fault_has_an_error_in_every_family()
    {
        foreach (var family in Enum.GetValues<ServiceFamily>())
        {
            foreach (var fault in Enum.GetValues<SignatureFault>())
            {
                SignatureErrors.For(family, new SignatureProblem(fault, "text")).Status.ShouldBeInRange(400, 501);
            }
        }
    }

    [Fact]
    public void The_texts_that_the_host_raises_are_those_of_AWS()
    {
        SignatureProblem.UnknownKey().Message.ShouldBe("The security token included in the request is invalid.");
        SignatureProblem.ExpiredToken().Message.ShouldBe("The security token included in the request is expired");
        SignatureProblem.MissingToken().Message.ShouldBe("Request is missing Authentication Token");
        SignatureErrors.For(ServiceFamily.S3, SignatureProblem.ExpiredToken()).Message.ShouldBe("The provided token has expired.");
        SignatureErrors.For(ServiceFamily.Ec2, SignatureProblem.UnknownKey()).Message.ShouldBe("AWS was not able to validate the provided access credentials");
    }
}
