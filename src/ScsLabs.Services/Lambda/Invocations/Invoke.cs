using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Lambda;

/// <summary>Runs a function, or the version that is named or that an alias chooses, and waits for its answer, has it run later, or only checks whether the caller may.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException, InvalidRequestContentException, RequestTooLargeException, TooManyRequestsException. Source: Lambda API Reference, Invoke.</remarks>
[Operation<LambdaApi>(Action = "lambda:InvokeFunction")]
public sealed record Invoke([Target<QualifiedFunction>(With = nameof(Invoke.Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName)
{
    [Header("X-Amz-Invocation-Type")] public InvocationType? InvocationType { get; init; }
    [Header("X-Amz-Log-Type")] public LogType? LogType { get; init; }
    [Header("X-Amz-Client-Context")] public string? ClientContext { get; init; }
    [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] public string? Qualifier { get; init; }
    [Payload, Sensitive] public byte[]? Payload { get; init; }

    /// <summary>The maximum size of an event in bytes; of one that runs later, the second. Source: Lambda Developer Guide, "Lambda quotas".</summary>
    private const int MostBytes = 6 * 1024 * 1024, MostBytesLater = 1024 * 1024;

    private const int MaxDepth = 1000;

    /// <summary>The answer.</summary>
    public sealed record Result([Status] int StatusCode, [Payload, Sensitive] byte[]? Payload = null)
    {
        /// <summary>The kind of error; null where the function answered.</summary>
        [Header("X-Amz-Function-Error")] public string? FunctionError { get; init; }

        /// <summary>The end of the log in Base64; null where it wasn't asked for.</summary>
        [Header("X-Amz-Log-Result")] public string? LogResult { get; init; }

        /// <summary>The version that ran; null where none did.</summary>
        [Header("X-Amz-Executed-Version")] public string? ExecutedVersion { get; init; }
    }

    /// <summary>Runs the function.</summary>
    internal static async Task<Result> HandleAsync(Invoke request, QualifiedFunction named, Call call, CancellationToken cancellationToken)
    {
        request.RequireEvent();
        if (request.InvocationType == Lambda.InvocationType.DryRun)
        {
            return new(204);
        }

        var acting = call.Runner.Acting;
        var version = named.Chosen(call.View, call.Ids);
        var host = await FunctionHosts.ForAsync(version.Settings.Runtime, acting).ConfigureAwait(false);
        var invocation = new Invocation
        {
            RequestId = call.RequestId,
            Version = version,
            InvokedArn = named.Arn,
            Event = request.Payload is { Length: > 0 } payload ? payload : "{}"u8.ToArray(),
            ClientContext = request.DecodedContext(),
        };
        if (request.InvocationType == Lambda.InvocationType.Event)
        {
            WaitingInvocation.Of(invocation, named.Qualifier, call.Now).Begin(acting);
            return new(202);
        }

        // The function goes on where the caller leaves.
        var outcome = await host.RunAsync(invocation, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(200, outcome.Payload.ToArray())
        {
            FunctionError = outcome.Error,
            LogResult = request.LogType == Lambda.LogType.Tail ? Convert.ToBase64String(Encoding.UTF8.GetBytes(outcome.Log)) : null,
            ExecutedVersion = version.Version,
        };
    }

    private string? DecodedContext()
    {
        try
        {
            return ClientContext is { } encoded && Encoding.UTF8.GetString(Convert.FromBase64String(encoded)) is var json && JsonNode.Parse(json) is JsonObject ? json : ClientContext is null ? null : throw NoContext();
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            throw NoContext();
        }

        static AwsException NoContext() => LambdaErrors.InvalidRequestContent("Client context must be a valid Base64-encoded JSON object.");
    }

    private void RequireEvent()
    {
        if (Payload is not { Length: > 0 } given)
        {
            return;
        }

        var most = InvocationType == Lambda.InvocationType.Event ? MostBytesLater : MostBytes;
        if (given.Length > most)
        {
            throw LambdaErrors.RequestTooLarge($"{given.Length} byte payload is too large for the {InvocationType ?? Lambda.InvocationType.RequestResponse} invocation type (limit {most} bytes)");
        }

        try
        {
            using var document = JsonDocument.Parse(given, new() { MaxDepth = MaxDepth });
        }
        catch (JsonException malformed)
        {
            throw LambdaErrors.InvalidRequestContent($"Could not parse request body into json: {malformed.Message}");
        }
    }
}

/// <summary>The ways to invoke a function.</summary>
public enum InvocationType
{
    /// <summary>The caller waits for the answer.</summary>
    RequestResponse,

    /// <summary>The function runs later; where it fails, up to two times more.</summary>
    Event,

    /// <summary>Only permission and parameters are checked.</summary>
    DryRun,
}

/// <summary>What of the log the answer has.</summary>
public enum LogType
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The last 4 KB.</summary>
    Tail,
}
