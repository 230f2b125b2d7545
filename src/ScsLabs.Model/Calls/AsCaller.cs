using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>Calls another service for the operation's caller, within the same draft. IAM and the resource's policy are evaluated again, under the caller's identity.</summary>
/// <remarks>The forwarded caller appears in <c>kms:ViaService</c> and <c>aws:CalledVia</c>. Generated code adds a <c>Call</c> method for every operation.</remarks>
internal readonly struct AsCaller(Call outer)
{
    /// <summary>The caller's account, and the Region that is called.</summary>
    public Place Place => outer.Place;

    /// <summary>Calls in another Region than the operation's own, such as the Region that something is copied from.</summary>
    public AsCaller In(string region) => new(outer with { Region = region });

    /// <summary>Calls as another principal that acts for the service within the operation, such as the infrastructure of an instance; over TLS, as services do.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="sourceAccount">The account on whose behalf a service's principal calls (<c>aws:SourceAccount</c>); null for none.</param>
    /// <param name="sourceArn">The resource on whose behalf it calls (<c>aws:SourceArn</c>); null for none.</param>
    public AsCaller As(Principal principal, AccountId? sourceAccount = null, string? sourceArn = null) => new(outer with { Caller = new Caller(principal, null) { SourceAccount = sourceAccount, SourceArn = sourceArn, SecureTransport = true, TlsVersion = "1.3" } });

    /// <summary>Validates and authorises an operation that isn't run, so that what needs it later is known to work.</summary>
    /// <exception cref="AwsException">The other service's refusal or error.</exception>
    public void Authorize(Operation operation, object request) => outer.Runner.Authorize(outer, operation, request);

    /// <summary>Validates, authorises, handles and records the operation as the outer call's caller.</summary>
    /// <exception cref="AwsException">The other service's refusal or error.</exception>
    public TResult Invoke<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class
    {
        var service = outer.Api.Name;
        return outer.Runner.Run(
            outer,
            outer.Caller with
            {
                ViaService = $"{service}.{outer.Region}.amazonaws.com",
                CalledVia = [.. outer.Caller.CalledVia, $"{service}.amazonaws.com"],
            },
            operation,
            request);
    }
}
