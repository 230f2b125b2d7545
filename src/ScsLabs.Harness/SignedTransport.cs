using Amazon.Runtime;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols;

namespace ScsLabs.Harness;

/// <summary>Sends the typed clients' calls over HTTP: AWSSDK.Core signs them, the protocols write and read them.</summary>
/// <param name="endpoint">The service's endpoint.</param>
/// <param name="credentials">The credentials to sign with.</param>
/// <param name="region">The Region to sign for, for services that aren't global.</param>
public sealed class SignedTransport(Uri endpoint, AWSCredentials credentials, string region = "us-east-1") : IServiceTransport
{
    private static readonly HttpClient Http = new();

    /// <summary>The actor whose calls these are, for failure messages.</summary>
    internal string Who { get; init; } = "";

    /// <inheritdoc />
    async Task<TResult> IServiceTransport.SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancellationToken)
    {
        var protocol = Protocol.Of(operation.Api);
        var unsigned = protocol.WriteRequest(operation.Name, writer => operation.WriteRequest(writer, request));
        using var content = new MemoryStream();
        await (unsigned.Body ?? Body.Of(unsigned.Document)).CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        using var message = await RequestSigner.SignAsync(
            endpoint, credentials, operation.Api.SigningName, operation.Api.GlobalRegion ?? region, unsigned.Headers, content.ToArray(), unsigned.Method, unsigned.Target).ConfigureAwait(false);
        using var answer = await Http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = answer.Headers.Concat(answer.Content.Headers).Select(header => KeyValuePair.Create(header.Key, string.Join(',', header.Value))).ToList();
        var received = new HttpAnswer((int)answer.StatusCode, headers, body);
        if (answer.IsSuccessStatusCode)
        {
            return operation.ReadResult(protocol.ReadResult(operation.Name, received));
        }

        var error = protocol.ReadError(received);
        var failure = new AwsException(error.Code, error.Status, error.Message)
        {
            RequestId = headers.Find(header => header.Key.ToUpperInvariant() is "X-AMZN-REQUESTID" or "X-AMZ-REQUEST-ID").Value,
        };
        Answered.Note(failure, Who, $"{operation.Api.Name}:{operation.Name}", request);
        throw failure;
    }
}
