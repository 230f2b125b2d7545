using ScsLabs.Model;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Xml;

namespace ScsLabs.Protocols.Query;

/// <summary>The EC2 query protocol: requests flatten all lists, answers have <c>item</c> elements.</summary>
/// <remarks>Source: Smithy, "AWS EC2 query protocol".</remarks>
/// <param name="version">The API's version, <c>2016-11-15</c>.</param>
internal sealed class Ec2QueryProtocol(string version) : Protocol
{
    private const string Form = "application/x-www-form-urlencoded; charset=utf-8";
    private const string Xml = "text/xml;charset=UTF-8";

    /// <summary>The API's version.</summary>
    public string Version { get; } = version;

    /// <inheritdoc />
    public override IShapeReader ReadRequest(HttpCall call, string operation) => new QueryShapeReader(QueryNode.Parse(call), QueryDialect.Ec2);

    /// <inheritdoc />
    /// <remarks>For an operation without result, the answer contains <c>return</c> with the value true.</remarks>
    public override HttpAnswer WriteResult(string operation, string requestId, Action<IShapeWriter>? write)
    {
        var xml = new XmlBuilder();
        xml.Open($"{operation}Response", $"http://ec2.amazonaws.com/doc/{Version}/");
        xml.Element("requestId", requestId);
        if (write is not null)
        {
            write(new XmlShapeWriter(xml, XmlDialect.Ec2, root: null));
        }
        else
        {
            xml.Element("return", "true");
        }

        xml.Close();
        return new(200, Headers(Xml, requestId), xml.Finish());
    }

    /// <inheritdoc />
    public override HttpAnswer WriteError(AwsException error, string requestId)
    {
        var xml = new XmlBuilder();
        xml.Open("Response");
        xml.Open("Errors");
        xml.Open("Error");
        xml.Element("Code", error.Code);
        xml.Element("Message", error.Message);
        xml.Close();
        xml.Close();
        xml.Element("RequestID", requestId);
        xml.Close();
        return new(error.Status, Headers(Xml, requestId), xml.Finish());
    }

    /// <inheritdoc />
    public override AwsException BadRequest(WireFormatException problem) => new("InvalidParameterValue", 400, problem.Message);

    /// <inheritdoc />
    public override AwsException UnknownOperation(string? operation, string? version) => string.IsNullOrEmpty(operation)
        ? new("MissingAction", 400, "The request is missing an action or operation parameter.")
        : new("InvalidAction", 400, $"The action {operation} is not valid for this web service.");

    /// <inheritdoc />
    public override ClientRequest WriteRequest(string operation, Action<IShapeWriter> write) =>
        new([new("Content-Type", Form)], QueryShapeWriter.Write(operation, Version, QueryDialect.Ec2, write));

    /// <inheritdoc />
    public override IShapeReader ReadResult(string operation, HttpAnswer answer) =>
        new XmlShapeReader(XmlNode.Parse(answer.Document), XmlDialect.Ec2);

    /// <inheritdoc />
    public override AwsException ReadError(HttpAnswer answer)
    {
        var error = XmlNode.Parse(answer.Document).Child("Errors")?.Child("Error") ?? throw new WireFormatException("The answer holds no error.");
        return new(error.Child("Code")?.Text ?? "", answer.Status, error.Child("Message")?.Text ?? "");
    }
}
