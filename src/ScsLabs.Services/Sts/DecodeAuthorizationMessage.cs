namespace ScsLabs.Services.Sts;

/// <summary>Decodes the details of a refusal that a service such as EC2 gave to a caller of the account.</summary>
/// <remarks>Errors: InvalidAuthorizationMessageException. Source: STS API Reference, DecodeAuthorizationMessage.</remarks>
[Operation<StsApi>, AnyResource]
public sealed record DecodeAuthorizationMessage([Length(1, 10240)] string EncodedMessage)
{
    /// <summary>The details, as JSON.</summary>
    public sealed record Result(string DecodedMessage);

    internal static Result Handle(DecodeAuthorizationMessage request, Call call) =>
        new(EncodedRefusal.Decode(call.Account, request.EncodedMessage) ?? throw StsErrors.InvalidAuthorizationMessage());
}
