using Amazon.Runtime;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;

namespace ScsLabs.Harness;

/// <summary>Carries the typed clients' calls: AWSSDK.Core signs, the protocols write and read.</summary>
/// <param name="endpoint">Where the service is.</param>
/// <param name="credentials">What to sign with.</param>
/// <param name="region">The Region to sign for, for services that aren't global.</param>
public sealed class SignedTransport(Uri endpoint, AWSCredentials credentials, string region = "us-east-1") : IServiceTransport
{
    private static readonly HttpClient Http = new();

    /// <inheritdoc />
    public async Task<TResult> SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancel)
        where TRequest : class
        where TResult : class
    {
        var protocol = ProtocolOf(operation.Api);
        var unsigned = protocol.WriteRequest(operation.Name, writer => operation.WriteRequest(writer, request));
        using var message = await RequestSigner.SignAsync(endpoint, credentials, operation.Api.Name, operation.Api.GlobalRegion ?? region, unsigned.Headers, unsigned.Body).ConfigureAwait(false);
        using var answer = await Http.SendAsync(message, cancel).ConfigureAwait(false);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return operation.ReadResult(protocol.ReadResult(operation.Name, new(200, [], body)));
        }

        var error = protocol.ReadError((int)answer.StatusCode, body);
        throw new AwsError(error.Code, error.Status, error.Message)
        {
            RequestId = answer.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.First() : null,
        };
    }

    private static Protocol ProtocolOf(Api api) => api.Protocol switch
    {
        WireProtocol.Query => new AwsQueryProtocol(api.Version, api.XmlNamespace!),
        WireProtocol.Json11 => new AwsJsonProtocol(api.TargetPrefix!),
        _ => throw new NotSupportedException($"{api.Name} has a client of AWS's own."),
    };
}
