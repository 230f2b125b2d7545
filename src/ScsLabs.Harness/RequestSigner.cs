using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.SecurityToken;
using Microsoft.AspNetCore.WebUtilities;

namespace ScsLabs.Harness;

/// <summary>Signs requests that no SDK client can make, with AWSSDK.Core's signer.</summary>
public static class RequestSigner
{
    /// <summary>Creates a request signed in its header: by default a POST to the endpoint's root.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="credentials">The credentials to sign with.</param>
    /// <param name="service">The service's signing name.</param>
    /// <param name="region">The Region to sign for.</param>
    /// <param name="headers">Headers to send and sign.</param>
    /// <param name="body">The body.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="target">The path and query, encoded.</param>
    public static async Task<HttpRequestMessage> SignAsync(
        Uri endpoint, AWSCredentials credentials, string service, string region, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, string method = "POST", string target = "/")
    {
        var uri = new Uri(endpoint, target);
        var toSign = new DefaultRequest(new UnsentRequest(), service)
        {
            HttpMethod = method,
            Endpoint = endpoint,
            ResourcePath = Uri.UnescapeDataString(uri.AbsolutePath),
            UseQueryString = true,
            UseDoubleEncoding = service != "s3",
            Content = body.ToArray(),
            AuthenticationRegion = region,
            OverrideSigningServiceName = service,
        };
        foreach (var (name, value) in headers)
        {
            toSign.Headers[name] = value;
        }

        foreach (var (name, value) in QueryHelpers.ParseQuery(uri.Query))
        {
            toSign.Parameters[name] = value;
        }

        var keys = await credentials.GetCredentialsAsync().ConfigureAwait(false);
        if (keys.UseToken)
        {
            toSign.Headers["X-Amz-Security-Token"] = keys.Token;
        }

        var config = new AmazonSecurityTokenServiceConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = region };
        toSign.Headers["Authorization"] = new AWS4Signer().SignRequest(toSign, config, new RequestMetrics(), keys.AccessKey, keys.SecretKey).ForAuthorizationHeader;
        return ToMessage(uri, toSign);
    }

    private static HttpRequestMessage ToMessage(Uri uri, DefaultRequest signed)
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(signed.HttpMethod), uri) { Content = new ByteArrayContent(signed.Content) };
        foreach (var (name, value) in signed.Headers)
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
