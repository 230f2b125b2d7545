using System.Buffers;
using ScsLabs.Model;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;

namespace ScsLabs.Protocols.Rest;

/// <summary>The REST protocol with JSON bodies.</summary>
/// <remarks>Source: Smithy, "AWS restJson1 protocol".</remarks>
/// <param name="bindings">The HTTP bindings of the operations.</param>
internal sealed class RestJsonProtocol(IReadOnlyList<HttpBinding> bindings) : RestProtocol(new RestRoutes(bindings) { NormalisesPaths = true })
{
    private const string Json = "application/json";
    private const string ErrorType = "x-amzn-ErrorType";

    /// <inheritdoc />
    public override HttpAnswer WriteError(AwsException error, string requestId) =>
        new(error.Status, [.. Headers(Json, requestId), new(ErrorType, error.Code), .. error.Headers], JsonError.Write(error));

    /// <inheritdoc />
    public override AwsException BadRequest(WireFormatException problem) => new("SerializationException", 400, problem.Message);

    /// <inheritdoc />
    /// <remarks>Smithy's servers answer so. Some of AWS's answer with the one XML element UnknownOperationException, whatever the protocol, which no JSON client can read.</remarks>
    public override AwsException UnknownOperation(string? operation, string? version) => new("UnknownOperationException", 404, "");

    /// <inheritdoc />
    public override AwsException ReadError(HttpAnswer answer) => JsonError.Read(answer, new HeaderLines(answer.Headers)[ErrorType]);

    private protected override string DocumentType => Json;

    private protected override KeyValuePair<string, string>[] RequestIds(string requestId) => [new(RequestIdHeader, requestId)];

    internal override IShapeReader ReadDocument(ReadOnlyMemory<byte> document, string? root) => JsonShapeReader.Parse(document.Span);

    internal override RestDocument StartDocument(string root)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new JsonShapeWriter(bytes);
        return new(writer, () =>
        {
            writer.Dispose();
            return bytes.WrittenMemory;
        });
    }
}
