using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Signing;
using static ScsLabs.Protocols.Signing.SignatureFault;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary>Services that speak alike answer a fault alike.</summary>
public sealed class SignatureErrorsTests
{
    [Theory]
    [InlineData(WireProtocol.Query, BadSignature, "SignatureDoesNotMatch", 403)]
    [InlineData(WireProtocol.Query, Incomplete, "IncompleteSignature", 400)]
    [InlineData(WireProtocol.Query, UnknownKey, "InvalidClientTokenId", 403)]
    [InlineData(WireProtocol.Query, InvalidToken, "InvalidClientTokenId", 403)]
    [InlineData(WireProtocol.Query, ExpiredToken, "ExpiredToken", 403)]
    [InlineData(WireProtocol.Query, OldVersion, "MissingAuthenticationToken", 403)]
    [InlineData(WireProtocol.Json11, OldVersion, "MissingAuthenticationTokenException", 400)]
    [InlineData(WireProtocol.Ec2Query, OldVersion, "MissingAuthenticationToken", 403)]
    [InlineData(WireProtocol.RestXml, OldVersion, "InvalidRequest", 400)]
    [InlineData(WireProtocol.Query, MissingToken, "MissingAuthenticationToken", 403)]
    [InlineData(WireProtocol.Query, Expired, "SignatureDoesNotMatch", 403)]
    [InlineData(WireProtocol.Query, WrongRegion, "SignatureDoesNotMatch", 403)]
    [InlineData(WireProtocol.Query, Unsupported, "NotImplemented", 501)]
    [InlineData(WireProtocol.Json11, BadSignature, "InvalidSignatureException", 400)]
    [InlineData(WireProtocol.Json11, Incomplete, "IncompleteSignatureException", 400)]
    [InlineData(WireProtocol.Json11, UnknownKey, "UnrecognizedClientException", 400)]
    [InlineData(WireProtocol.Json11, ExpiredToken, "ExpiredTokenException", 400)]
    [InlineData(WireProtocol.Json11, MissingToken, "MissingAuthenticationTokenException", 400)]
    [InlineData(WireProtocol.Json11, NotYetCurrent, "InvalidSignatureException", 400)]
    [InlineData(WireProtocol.Json11, WrongService, "InvalidSignatureException", 400)]
    [InlineData(WireProtocol.RestJson, BadSignature, "InvalidSignatureException", 403)]
    [InlineData(WireProtocol.RestJson, UnknownKey, "UnrecognizedClientException", 403)]
    [InlineData(WireProtocol.Ec2Query, BadSignature, "AuthFailure", 401)]
    [InlineData(WireProtocol.Ec2Query, UnknownKey, "AuthFailure", 401)]
    [InlineData(WireProtocol.Ec2Query, Expired, "AuthFailure", 401)]
    [InlineData(WireProtocol.Ec2Query, ExpiredToken, "RequestExpired", 400)]
    [InlineData(WireProtocol.RestXml, BadSignature, "SignatureDoesNotMatch", 403)]
    [InlineData(WireProtocol.RestXml, UnknownKey, "InvalidAccessKeyId", 403)]
    [InlineData(WireProtocol.RestXml, InvalidToken, "InvalidToken", 400)]
    [InlineData(WireProtocol.RestXml, ExpiredToken, "ExpiredToken", 400)]
    [InlineData(WireProtocol.RestXml, MissingToken, "AccessDenied", 403)]
    [InlineData(WireProtocol.RestXml, Expired, "RequestTimeTooSkewed", 403)]
    [InlineData(WireProtocol.RestXml, PresignedExpired, "AccessDenied", 403)]
    [InlineData(WireProtocol.RestXml, Incomplete, "AuthorizationHeaderMalformed", 400)]
    [InlineData(WireProtocol.RestXml, IncompleteQuery, "AuthorizationQueryParametersError", 400)]
    [InlineData(WireProtocol.RestXml, HeadersNotSigned, "AccessDenied", 403)]
    [InlineData(WireProtocol.RestXml, BodyHashMismatch, "XAmzContentSHA256Mismatch", 400)]
    public void Each_family_in_its_own_words(object protocol, object fault, string code, int status)
    {
        var error = SignatureErrors.For((WireProtocol)protocol, new SignatureException((SignatureFault)fault, "text"));
        error.Code.ShouldBe(code);
        error.Status.ShouldBe(status);
        error.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Every_fault_has_an_error_in_every_family()
    {
        foreach (var protocol in Enum.GetValues<WireProtocol>())
        {
            foreach (var fault in Enum.GetValues<SignatureFault>())
            {
                SignatureErrors.For(protocol, new SignatureException(fault, "text")).Status.ShouldBeInRange(400, 501);
            }
        }
    }

    [Fact]
    public void The_texts_that_the_host_raises_are_those_of_AWS()
    {
        SignatureException.UnknownKey().Message.ShouldBe("The security token included in the request is invalid.");
        SignatureException.ExpiredToken().Message.ShouldBe("The security token included in the request is expired");
        SignatureException.MissingToken().Message.ShouldBe("Request is missing Authentication Token");
        SignatureErrors.For(WireProtocol.RestXml, SignatureException.ExpiredToken()).Message.ShouldBe("The provided token has expired.");
        SignatureErrors.For(WireProtocol.Ec2Query, SignatureException.UnknownKey()).Message.ShouldBe("AWS was not able to validate the provided access credentials");
    }
}
