using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ScsLabs.Cli;

/// <summary>Calls the operator's endpoints of an emulator. Answers are bounded in bytes and time.</summary>
/// <param name="endpoint">The emulator.</param>
/// <param name="token">Its control token; null or empty where it needs none.</param>
/// <param name="http">Sends the requests.</param>
internal sealed class OperatorClient(Uri endpoint, string? token, HttpMessageHandler http)
{
    /// <summary>The largest answer in bytes.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends a request, and reads the answer whole.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query below the endpoint.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HttpRequestException">Nobody answers in time, or the answer is too large.</exception>
    public async Task<OperatorAnswer> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(http, disposeHandler: false) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
        using var request = new HttpRequestMessage(method, new Uri(endpoint, path)) { Content = body is null ? null : new ByteArrayContent(body) };
        if (!string.IsNullOrEmpty(token))
        {
            request.Headers.TryAddWithoutValidation("X-ScsLabs-Token", token);
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (TaskCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(late.Message, late);
        }
    }
}

/// <summary>An answer of an emulator's operator's endpoint.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record OperatorAnswer(HttpStatusCode Status, byte[] Body)
{
    /// <summary>Whether the request succeeded.</summary>
    public bool IsSuccess => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;

    /// <summary>Reads the body as JSON.</summary>
    /// <exception cref="JsonException">It is no JSON of this form.</exception>
    public T? Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Body, type);
}
