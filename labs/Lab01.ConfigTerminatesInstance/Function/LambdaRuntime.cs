using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TerminateInstance;

/// <summary>The loop of a function that is its own runtime: it asks Lambda for an event, handles it, and sends what came of it.</summary>
/// <remarks>Source: Lambda Developer Guide, "Using the Lambda runtime API". AWS's package Amazon.Lambda.RuntimeSupport does the same.</remarks>
/// <param name="host">Where Lambda's Runtime API is: host and port.</param>
internal sealed class LambdaRuntime(string host) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new($"http://{host}/2018-06-01/runtime/invocation/"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Handles events until Lambda ends the process.</summary>
    /// <param name="handle">Handles an event; the text that it returns is the answer.</param>
    public async Task RunAsync(Func<JsonElement, Task<string>> handle)
    {
        while (true)
        {
            using var next = await http.GetAsync(new Uri("next", UriKind.Relative));
            var id = next.EnsureSuccessStatusCode().Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
            var (path, answer) = await AnswerAsync(next, handle);
            using var content = new StringContent(answer.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
            using var taken = await http.PostAsync(new Uri($"{id}/{path}", UriKind.Relative), content);
            taken.EnsureSuccessStatusCode();
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>Handles one event. A failure is an answer, too: it is printed for the log, and told as the function's error.</summary>
    private static async Task<(string Path, JsonNode Answer)> AnswerAsync(HttpResponseMessage next, Func<JsonElement, Task<string>> handle)
    {
        try
        {
            using var given = await JsonDocument.ParseAsync(await next.Content.ReadAsStreamAsync());
            return ("response", JsonValue.Create(await handle(given.RootElement)));
        }
        catch (Exception failure)
        {
            Console.WriteLine($"ERROR {failure.GetType().Name}: {failure.Message}");
            return ("error", new JsonObject { ["errorType"] = failure.GetType().Name, ["errorMessage"] = failure.Message });
        }
    }
}
