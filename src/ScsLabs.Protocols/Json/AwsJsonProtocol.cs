using ScsLabs.Model;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Json;

/// <summary>The protocols AWS JSON 1.0 and 1.1, used by SSM, KMS, Config, EventBridge, Logs, CloudTrail and SQS.</summary>
/// <remarks>Source: Smithy, "AWS JSON 1.1 protocol".</remarks>
/// <param name="targetPrefix">The service's part of <c>X-Amz-Target</c>, such as <c>AmazonSSM</c>.</param>
/// <param name="version"><c>1.0</c> or <c>1.1</c>: the version that answers declare. Requests may declare either.</param>
internal class AwsJsonProtocol(string targetPrefix, string version = "1.1") : Protocol
{
    private readonly string contentType = $"application/x-amz-json-{version}";

    /// <summary>The service's part of <c>X-Amz-Target</c>.</summary>
    public string TargetPrefix { get; } = targetPrefix;

    /// <inheritdoc />
    public override IShapeReader ReadRequest(HttpCall call, string operation) => JsonShapeReader.Parse(call.Document.Span);

    /// <summary>Whether the call is an AWS JSON request. For any other, AWS answers UnknownOperationException.</summary>
    public static bool Accepts(HttpCall call) =>
        call.Method == "POST" && (call.HasMediaType("application/x-amz-json-1.1") || call.HasMediaType("application/x-amz-json-1.0"));

    /// <inheritdoc />
    public override HttpAnswer WriteResult(string operation, string requestId, Action<IShapeWriter>? write) =>
        new(200, Headers(contentType, requestId), write is null ? default : JsonShapeWriter.Write(write));

    /// <inheritdoc />
    public override HttpAnswer WriteError(AwsException error, string requestId) =>
        new(error.Status, [.. Headers(contentType, requestId), .. ErrorHeaders(error)], JsonError.Write(error, ErrorType(error)));

    /// <inheritdoc />
    public override AwsException BadRequest(WireFormatException problem) => new("SerializationException", 400, problem.Message);

    /// <inheritdoc />
    public override AwsException UnknownOperation(string? operation, string? version) => new("UnknownOperationException", 400, "");

    /// <inheritdoc />
    public override ClientRequest WriteRequest(string operation, Action<IShapeWriter> write) =>
        new([new("Content-Type", contentType), new("X-Amz-Target", $"{TargetPrefix}.{operation}")], JsonShapeWriter.Write(write));

    /// <inheritdoc />
    public override IShapeReader ReadResult(string operation, HttpAnswer answer) => JsonShapeReader.Parse(answer.Document.Span);

    /// <inheritdoc />
    public override AwsException ReadError(HttpAnswer answer) => JsonError.Read(answer);

    /// <summary>The type of an error in its document.</summary>
    private protected virtual string ErrorType(AwsException error) => error.Code;

    /// <summary>The headers of an error beyond those of every answer.</summary>
    private protected virtual IEnumerable<KeyValuePair<string, string>> ErrorHeaders(AwsException error) => [];
}
