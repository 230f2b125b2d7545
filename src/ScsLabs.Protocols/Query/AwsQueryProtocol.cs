using ScsLabs.Model;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Xml;

namespace ScsLabs.Protocols.Query;

/// <summary>The AWS query protocol, used by IAM, STS and RDS: parameters in a form, answers in XML.</summary>
/// <remarks>Source: Smithy, "AWS query protocol".</remarks>
/// <param name="version">The API's version, such as <c>2010-05-08</c>.</param>
/// <param name="xmlNamespace">The answers' namespace, such as <c>https://iam.amazonaws.com/doc/2010-05-08/</c>.</param>
internal sealed class AwsQueryProtocol(string version, string xmlNamespace) : Protocol
{
    private const string Form = "application/x-www-form-urlencoded; charset=utf-8";
    private const string Xml = "text/xml";

    /// <summary>The API's version.</summary>
    public string Version { get; } = version;

    /// <inheritdoc />
    public override IShapeReader ReadRequest(HttpCall call, string operation) => new QueryShapeReader(QueryNode.Parse(call), QueryDialect.Aws);

    /// <inheritdoc />
    public override HttpAnswer WriteResult(string operation, string requestId, Action<IShapeWriter>? write)
    {
        var xml = new XmlBuilder();
        xml.Open($"{operation}Response", xmlNamespace);
        if (write is not null)
        {
            write(new XmlShapeWriter(xml, XmlDialect.Aws, root: $"{operation}Result"));
        }

        xml.Open("ResponseMetadata");
        xml.Element("RequestId", requestId);
        xml.Close();
        xml.Close();
        return new(200, Headers(Xml, requestId), xml.Finish());
    }

    /// <inheritdoc />
    public override HttpAnswer WriteError(AwsException error, string requestId)
    {
        var xml = new XmlBuilder();
        xml.Open("ErrorResponse", xmlNamespace);
        xml.Open("Error");
        xml.Element("Type", error.IsSender ? "Sender" : "Receiver");
        xml.Element("Code", error.Code);
        xml.Element("Message", error.Message);
        xml.Close();
        xml.Element("RequestId", requestId);
        xml.Close();
        return new(error.Status, Headers(Xml, requestId), xml.Finish());
    }

    /// <inheritdoc />
    public override AwsException BadRequest(WireFormatException problem) => new("MalformedInput", 400, problem.Message);

    /// <inheritdoc />
    public override AwsException UnknownOperation(string? operation, string? version) => string.IsNullOrEmpty(operation)
        ? new("MissingAction", 400, "The request is missing an action or a required parameter.")
        : new("InvalidAction", 400, $"Could not find operation {operation} for version {version ?? "NO_VERSION_SPECIFIED"}");

    /// <inheritdoc />
    public override ClientRequest WriteRequest(string operation, Action<IShapeWriter> write) =>
        new([new("Content-Type", Form)], QueryShapeWriter.Write(operation, Version, QueryDialect.Aws, write));

    /// <inheritdoc />
    public override IShapeReader ReadResult(string operation, HttpAnswer answer) =>
        new XmlShapeReader(XmlNode.Parse(answer.Document).Child($"{operation}Result") ?? XmlNode.Empty, XmlDialect.Aws);

    /// <inheritdoc />
    public override AwsException ReadError(HttpAnswer answer)
    {
        var error = XmlNode.Parse(answer.Document).Child("Error") ?? throw new WireFormatException("The answer holds no error.");
        return new(error.Child("Code")?.Text ?? "", answer.Status, error.Child("Message")?.Text ?? "");
    }
}
