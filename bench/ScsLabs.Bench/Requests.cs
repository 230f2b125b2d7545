using System.Text;
using Amazon.Runtime;
using ScsLabs.Harness;

namespace ScsLabs.Bench;

/// <summary>A request that is measured.</summary>
internal sealed record MeasuredRequest(string Name, string Service, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body);

/// <summary>The requests that are measured, signed as the SDK signs.</summary>
internal static class Requests
{
    public static readonly MeasuredRequest CallerIdentity = new("sts:GetCallerIdentity", "sts", [new("Content-Type", "application/x-www-form-urlencoded")], "Action=GetCallerIdentity&Version=2011-06-15");

    public static readonly MeasuredRequest GetParameter = Json("ssm:GetParameter", "ssm", "AmazonSSM.GetParameter", """{"Name":"/app/db/password","WithDecryption":true}""");

    public static readonly MeasuredRequest PutParameter = Json("ssm:PutParameter", "ssm", "AmazonSSM.PutParameter", """{"Name":"/app/db/password","Value":"correct horse","Type":"SecureString"}""");

    public static readonly MeasuredRequest PutEvents = Json("events:PutEvents", "events", "AWSEvents.PutEvents", "");

    public static async Task<byte[]> SendAsync(Uri endpoint, AWSCredentials credentials, MeasuredRequest request)
    {
        using var http = new HttpClient();
        using var message = await SignAsync(endpoint, credentials, request);
        using var answer = await http.SendAsync(message);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException(Encoding.UTF8.GetString(body));
    }

    /// <summary>The request as it goes over the wire.</summary>
    public static async Task<WireRequest> OverWireAsync(Uri endpoint, AWSCredentials credentials, MeasuredRequest request)
    {
        using var message = await SignAsync(endpoint, credentials, request);
        return OverWire(message, request.Body);
    }

    /// <summary>The message as it goes over the wire, followed by filler.</summary>
    public static WireRequest OverWire(HttpRequestMessage message, string body = "", long fillerLength = 0)
    {
        var text = new StringBuilder($"{message.Method} {message.RequestUri!.PathAndQuery} HTTP/1.1\r\nHost: {message.Headers.Host ?? message.RequestUri.Authority}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body) + fillerLength}\r\n");
        foreach (var (name, values) in message.Content is { } content ? message.Headers.NonValidated.Concat(content.Headers.NonValidated) : message.Headers.NonValidated)
        {
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                text.Append($"{name}: {values}\r\n");
            }
        }

        return new(Encoding.UTF8.GetBytes($"{text}\r\n{body}"), fillerLength);
    }

    private static Task<HttpRequestMessage> SignAsync(Uri endpoint, AWSCredentials credentials, MeasuredRequest request) =>
        RequestSigner.SignAsync(endpoint, credentials, request.Service, "us-east-1", request.Headers, Encoding.UTF8.GetBytes(request.Body));

    private static MeasuredRequest Json(string name, string service, string target, string body) =>
        new(name, service, [new("X-Amz-Target", target), new("Content-Type", "application/x-amz-json-1.1")], body);
}
