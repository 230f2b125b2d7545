using System.Text;
using ScsLabs.Model;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;
using ScsLabs.Protocols.Xml;

namespace ScsLabs.Protocols.Rest;

/// <summary>The REST protocol with XML bodies, of S3 and S3 Control.</summary>
/// <remarks>Sources: Smithy, "AWS restXml protocol" and "Amazon S3 customizations"; S3 API Reference, "Error responses".</remarks>
/// <param name="xmlNamespace">The documents' namespace.</param>
/// <param name="bindings">The HTTP bindings of the operations.</param>
/// <param name="wrapsErrors">Whether errors are wrapped in an <c>ErrorResponse</c>, as in all restXml services but S3.</param>
/// <param name="virtualHostLabel">The first label of the operations' paths, where a host may name it.</param>
internal sealed class RestXmlProtocol(string xmlNamespace, IReadOnlyList<HttpBinding> bindings, bool wrapsErrors = false, string? virtualHostLabel = null) : Protocol
{
    private const string Xml = "application/xml";

    /// <inheritdoc />
    public override RestRoutes Routes { get; } = new(bindings, virtualHostLabel);

    /// <inheritdoc />
    public override IShapeReader ReadRequest(HttpCall call, string operation) => new RestShapeReader(RestMessage.Of(call, Routes, Routes.Of(operation)));

    /// <inheritdoc />
    public override HttpAnswer WriteResult(string operation, string requestId, Action<IShapeWriter>? write)
    {
        var binding = Routes.Of(operation);
        var writer = new RestShapeWriter(binding.Root, xmlNamespace, []);
        write?.Invoke(writer);

        // An answer with Content-Range is partial.
        var status = writer.Headers.Any(header => header.Key == "Content-Range") ? 206 : binding.Status;
        return new(status, [.. RequestIds(requestId), .. writer.Headers, .. writer.HasDocument ? [new("Content-Type", Xml)] : Array.Empty<KeyValuePair<string, string>>()], writer.Finish(), writer.WrittenBody);
    }

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
    public override AwsException BadRequest(WireFormatException problem) => problem.IsLone
        ? new("InvalidArgument", 400, problem.Message)
        : new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    /// <inheritdoc />
    public override AwsException UnknownOperation(string? operation, string? version) => new("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");

    /// <inheritdoc />
    public override ClientRequest WriteRequest(string operation, Action<IShapeWriter> write)
    {
        var binding = Routes.Of(operation);
        var writer = new RestShapeWriter(null, xmlNamespace, binding.Labels);
        write(writer);

        var path = string.Join('/', binding.Path.Split('/').Select(part => part.Length > 0 && part[0] == '{' ? Escaped(writer.Path[part.Trim('{', '}', '+')], keepSlash: part.EndsWith("+}", StringComparison.Ordinal)) : part));
        var fixedQuery = binding.Query.Where(wanted => writer.Query.All(given => given.Key != wanted.Name)).Select(wanted => wanted.Value is null ? wanted.Name : $"{wanted.Name}={wanted.Value}");
        var query = string.Join('&', fixedQuery.Concat(writer.Query.Select(given => $"{given.Key}={Escaped(given.Value, keepSlash: false)}")));
        return new([.. writer.Headers, .. writer.HasDocument ? [new("Content-Type", Xml)] : Array.Empty<KeyValuePair<string, string>>()], writer.Finish())
        {
            Method = binding.Method,
            Target = query.Length == 0 ? path : $"{path}?{query}",
            Body = writer.WrittenBody,
        };
    }

    /// <inheritdoc />
    public override IShapeReader ReadResult(string operation, HttpAnswer answer) =>
        new RestShapeReader(new(new Dictionary<string, string>(StringComparer.Ordinal), new(answer.Headers), [], answer.Document, null, []));

    /// <inheritdoc />
    public override AwsException ReadError(int status, ReadOnlyMemory<byte> body)
    {
        var document = XmlNode.Parse(body);
        var error = document.Child("Error") ?? document;
        return new(error.Child("Code")?.Text ?? "", status, error.Child("Message")?.Text ?? "")
        {
            Details = [.. error.Children.Where(child => child.Name is not ("Code" or "Message")).Select(child => KeyValuePair.Create(child.Name, child.Text))],
        };
    }

    private static KeyValuePair<string, string>[] RequestIds(string requestId) => [new("x-amz-request-id", requestId), new("x-amz-id-2", HostId(requestId))];

    /// <summary>AWS's host id, the second id of a call, tells AWS which host answered; the emulator has one host.</summary>
    private static string HostId(string requestId) => Convert.ToBase64String(Encoding.ASCII.GetBytes(requestId));

    private static string Escaped(string plain, bool keepSlash)
    {
        var bytes = Encoding.UTF8.GetBytes(plain);
        var encoded = new byte[bytes.Length * Percent.Growth];
        return Encoding.ASCII.GetString(encoded, 0, Percent.Encode(bytes, encoded, keepSlash));
    }
}
