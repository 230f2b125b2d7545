using System.Net;
using System.Text;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Requests that no SDK sends.</summary>
internal static class RawRequests
{
    public static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>Sends a request, and tells the error's code; empty for none.</summary>
    public static async Task<(HttpStatusCode Status, string Code)> StatusAsync(HttpMethod method, string url, string? body = null, params (string Name, string Value)[] headers)
    {
        var (status, text) = await AnswerAsync(method, url, body, headers);
        return (status, text.Contains("<Code>", StringComparison.Ordinal) ? text.Split("<Code>")[1].Split("</Code>")[0] : "");
    }

    /// <summary>Sends a request, signed as root unless it is presigned or unsigned by its own wish.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> AnswerAsync(HttpMethod method, string url, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        var now = DateTime.UtcNow;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (!url.Contains("X-Amz-Signature", StringComparison.Ordinal))
            {
                // Root's signature is anybody's.
                request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=111111111111/{now:yyyyMMdd}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
                request.Headers.TryAddWithoutValidation("x-amz-date", $"{now:yyyyMMdd'T'HHmmss'Z'}");
                request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
            }
        }
        else if (!url.Contains("X-Amz-Signature", StringComparison.Ordinal) && url.Contains("list-type", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=111111111111/{now:yyyyMMdd}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
            request.Headers.TryAddWithoutValidation("x-amz-date", $"{now:yyyyMMdd'T'HHmmss'Z'}");
        }

        foreach (var (name, value) in headers)
        {
            if (name.StartsWith("x-", StringComparison.Ordinal) || request.Content?.Headers.TryAddWithoutValidation(name, value) != true)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
