using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.SecurityToken;
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
        using var message = await SignAsync(operation.Api, protocol.WriteRequest(operation.Name, writer => operation.WriteRequest(writer, request))).ConfigureAwait(false);
        using var answer = await Http.SendAsync(message, cancel).ConfigureAwait(false);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return operation.ReadResult(protocol.ReadResult(operation.Name, body));
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

    private async Task<HttpRequestMessage> SignAsync(Api api, ClientRequest request)
    {
        var toSign = new DefaultRequest(new UnsentRequest(), api.Name)
        {
            HttpMethod = "POST",
            Endpoint = endpoint,
            ResourcePath = "/",
            Content = request.Body.ToArray(),
            AuthenticationRegion = api.GlobalRegion ?? region,
            OverrideSigningServiceName = api.Name,
        };
        foreach (var (name, value) in request.Headers)
        {
            toSign.Headers[name] = value;
        }

        var config = new AmazonSecurityTokenServiceConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = api.GlobalRegion ?? region };
        var keys = await credentials.GetCredentialsAsync().ConfigureAwait(false);
        if (keys.UseToken)
        {
            toSign.Headers["X-Amz-Security-Token"] = keys.Token;
        }

        var signature = new AWS4Signer().SignRequest(toSign, config, new RequestMetrics(), keys.AccessKey, keys.SecretKey);
        toSign.Headers["Authorization"] = signature.ForAuthorizationHeader;

        var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(toSign.Content) };
        foreach (var (name, value) in toSign.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private sealed class UnsentRequest : AmazonWebServiceRequest;
}
