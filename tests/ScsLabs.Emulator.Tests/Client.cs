using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;

namespace ScsLabs.Emulator.Tests;

/// <summary>Sends requests that no SDK would send.</summary>
internal sealed class Client(AwsEmulator emulator, AWSCredentials? credentials = null) : IDisposable
{
    public const string Account = "111111111111";

    private readonly HttpClient http = new() { BaseAddress = emulator.Endpoint };
    private readonly AWSCredentials credentials = credentials ?? new BasicAWSCredentials(Account, "any");

    public Task<Answer> JsonAsync(string target, string body, string contentType = "application/x-amz-json-1.1", string? service = null) =>
        SignedAsync(service ?? (target.StartsWith("AmazonSSM", StringComparison.Ordinal) ? "ssm" : "kms"), "us-east-1", [new("X-Amz-Target", target), new("Content-Type", contentType)], body);

    public Task<Answer> QueryAsync(string service, string form, string contentType = "application/x-www-form-urlencoded") =>
        SignedAsync(service, "us-east-1", [new("Content-Type", contentType)], form);

    public async Task<Answer> SignedAsync(string service, string region, IEnumerable<KeyValuePair<string, string>> headers, string body)
    {
        using var message = await RequestSigner.SignAsync(emulator.Endpoint, credentials, service, region, headers, Encoding.UTF8.GetBytes(body));
        return await SendAsync(message);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage message)
    {
        using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The error's code, whichever protocol wrote it.</summary>
    public string Code => Body.StartsWith('<')
        ? Body.Split("<Code>")[1].Split("</Code>")[0]
        : Json.GetProperty("__type").GetString()!;
}
