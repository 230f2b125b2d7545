using System.Text;
using ScsLabs.Model;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Xml;

namespace ScsLabs.Protocols.Rest;

/// <summary>The REST protocol with XML bodies, of S3 and S3 Control.</summary>
/// <remarks>Sources: Smithy, "AWS restXml protocol" and "Amazon S3 customizations"; S3 API Reference, "Error responses".</remarks>
/// <param name="xmlNamespace">The documents' namespace.</param>
/// <param name="bindings">The HTTP bindings of the operations.</param>
/// <param name="wrapsErrors">Whether errors are wrapped in an <c>ErrorResponse</c>, as in all restXml services but S3.</param>
/// <param name="virtualHostLabel">The first label of the operations' paths, where a host may name it.</param>
internal sealed class RestXmlProtocol(string xmlNamespace, IReadOnlyList<HttpBinding> bindings, bool wrapsErrors = false, string? virtualHostLabel = null)
    : RestProtocol(new RestRoutes(bindings, virtualHostLabel))
{
    private const string Xml = "application/xml";

    /// <inheritdoc />
    public override HttpAnswer WriteError(AwsException error, string requestId)
    {
        if (error.Status == 304)
        {
            return new(error.Status, [.. RequestIds(requestId), .. error.Headers], default);
        }

        var xml = new XmlBuilder();
        if (wrapsErrors)
        {
            xml.Open("ErrorResponse", xmlNamespace);
        }

        xml.Open("Error");
        xml.Element("Code", error.Code);
        xml.Element("Message", error.Message);
        foreach (var (name, value) in error.Details)
        {
            xml.Element(name, value);
        }

        if (wrapsErrors)
        {
            xml.Close();
        }

        xml.Element("RequestId", requestId);
        xml.Element("HostId", HostId(requestId));
        xml.Close();
        return new(error.Status, [.. RequestIds(requestId), new("Content-Type", Xml), .. error.Headers], xml.Finish());
    }

    /// <inheritdoc />
    public override AwsException BadRequest(WireFormatException problem) => problem.Lone is not null
        ? new("InvalidArgument", 400, problem.Message)
        : new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    /// <inheritdoc />
    public override AwsException UnknownOperation(string? operation, string? version) => new("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");

    /// <inheritdoc />
    public override AwsException ReadError(HttpAnswer answer)
    {
        var document = XmlNode.Parse(answer.Document);
        var error = document.Child("Error") ?? document;
        return new(error.Child("Code")?.Text ?? "", answer.Status, error.Child("Message")?.Text ?? "")
        {
            Details = [.. error.Children.Where(child => child.Name is not ("Code" or "Message")).Select(child => KeyValuePair.Create(child.Name, child.Text))],
        };
    }

    private protected override string DocumentType => Xml;

    private protected override KeyValuePair<string, string>[] RequestIds(string requestId) => [new("x-amz-request-id", requestId), new("x-amz-id-2", HostId(requestId))];

    internal override IShapeReader ReadDocument(ReadOnlyMemory<byte> document, string? root)
    {
        var node = XmlNode.Parse(document);
        return root is null || node.Name == root ? new XmlShapeReader(node, XmlDialect.Aws) : throw new WireFormatException($"The document's root is {node.Name}, not {root}.");
    }

    internal override RestDocument StartDocument(string root)
    {
        var xml = new XmlBuilder();
        return new(new XmlShapeWriter(xml, XmlDialect.Aws, root.Length == 0 ? null : root, xmlNamespace), xml.Finish);
    }

    /// <summary>AWS's host id, the second id of a call, tells AWS which host answered; the emulator has one host.</summary>
    private static string HostId(string requestId) => Convert.ToBase64String(Encoding.ASCII.GetBytes(requestId));
}
