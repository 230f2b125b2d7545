using System.Net;
using System.Text;

namespace ScsLabs.Emulator.Tests;

/// <summary>Sends what a browser sends that has the console open.</summary>
internal sealed class ConsoleClient(AwsEmulator emulator) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = emulator.Endpoint, Timeout = TimeSpan.FromSeconds(30) };

    public string Host { get; } = $"ui.localhost:{emulator.Endpoint.Port}";

    /// <summary>The session's cookie; null for none.</summary>
    public string? Cookie { get; set; }

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path, null, "Sec-Fetch-Site: same-origin");

    public Task<Answer> PostAsync(string path, string body) => SendAsync("POST", path, body, $"Sec-Fetch-Site: same-origin|Origin: http://{Host}");

    /// <summary>Sends a request with these headers, separated by |, and no other that tells where it comes from.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? body, string headers)
    {
        using var answer = await AnswerAsync(method, path, body, headers);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpResponseMessage> AnswerAsync(string method, string path, string? body, string headers, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var message = new HttpRequestMessage(new(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Host = Host;
        if (Cookie is not null)
        {
            message.Headers.TryAddWithoutValidation("Cookie", Cookie);
        }

        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = header[..header.IndexOf(':', StringComparison.Ordinal)];
            if (name == "Host")
            {
                message.Headers.Host = header[6..];
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, header[(name.Length + 2)..]).ShouldBeTrue();
            }
        }

        return await http.SendAsync(message, completion, TestContext.Current.CancellationToken);
    }

    /// <summary>Gives the control token, and keeps the cookie.</summary>
    public async Task<HttpStatusCode> OpenAsync(string token)
    {
        using var answer = await AnswerAsync("POST", "/_scslabs/session", $$"""{"token":"{{token}}"}""", $"Sec-Fetch-Site: same-origin|Origin: http://{Host}");
        SetCookie = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single() : null;
        Cookie = SetCookie?.Split(';')[0];
        return answer.StatusCode;
    }

    /// <summary>The header that set the cookie.</summary>
    public string? SetCookie { get; private set; }

    public void Dispose() => http.Dispose();
}
