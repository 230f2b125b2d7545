using System.Text;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Rest;

/// <summary>The part that all REST protocols share: members in the path, query string, headers and body. The protocols differ in their documents and errors.</summary>
/// <remarks>Source: Smithy, "HTTP bindings".</remarks>
internal abstract class RestProtocol : Protocol
{
    private protected RestProtocol(RestRoutes routes) => Routes = routes;

    /// <inheritdoc />
    public sealed override RestRoutes Routes { get; }

    /// <inheritdoc />
    public sealed override IShapeReader ReadRequest(HttpCall call, string operation) => new RestShapeReader(RestMessage.Of(call, Routes, Routes.Of(operation)), this);

    /// <inheritdoc />
    public sealed override HttpAnswer WriteResult(string operation, string requestId, Action<IShapeWriter>? write)
    {
        var binding = Routes.Of(operation);
        var writer = new RestShapeWriter(this, binding.Root, []);
        write?.Invoke(writer);

        // An answer with Content-Range is partial.
        var status = writer.Headers.Any(header => header.Key == "Content-Range") ? 206 : writer.Status ?? binding.Status;
        return new(status, [.. RequestIds(requestId), .. HeadersOf(writer)], writer.Finish(), writer.WrittenBody);
    }

    /// <inheritdoc />
    public sealed override ClientRequest WriteRequest(string operation, Action<IShapeWriter> write)
    {
        var binding = Routes.Of(operation);
        var writer = new RestShapeWriter(this, null, binding.Labels);
        write(writer);

        var path = string.Join('/', binding.Path.Split('/').Select(part => part.Length > 0 && part[0] == '{' ? Escaped(writer.Path[part.Trim('{', '}', '+')], keepSlash: part.EndsWith("+}", StringComparison.Ordinal)) : part));
        var fixedQuery = binding.Query.Where(wanted => writer.Query.All(given => given.Key != wanted.Name)).Select(wanted => wanted.Value is null ? wanted.Name : $"{wanted.Name}={wanted.Value}");
        var query = string.Join('&', fixedQuery.Concat(writer.Query.Select(given => $"{Escaped(given.Key)}={Escaped(given.Value)}")));
        return new([.. HeadersOf(writer)], writer.Finish())
        {
            Method = binding.Method,
            Target = query.Length == 0 ? path : $"{path}?{query}",
            Body = writer.WrittenBody,
        };
    }

    /// <inheritdoc />
    public sealed override IShapeReader ReadResult(string operation, HttpAnswer answer) =>
        new RestShapeReader(new(new Dictionary<string, string>(StringComparer.Ordinal), new(answer.Headers), [], answer.Document, null, []) { Status = answer.Status }, this);

    /// <summary>The documents' media type.</summary>
    private protected abstract string DocumentType { get; }

    /// <summary>The headers with the ids of a call.</summary>
    private protected abstract KeyValuePair<string, string>[] RequestIds(string requestId);

    /// <summary>Reads a document.</summary>
    /// <param name="document">The bytes.</param>
    /// <param name="root">The name that the root element must have, where the format has one; null for any.</param>
    /// <remarks>Errors: WireFormatException.</remarks>
    internal abstract IShapeReader ReadDocument(ReadOnlyMemory<byte> document, string? root);

    /// <summary>Starts a document.</summary>
    /// <param name="root">The name of the root element, where the format has one; empty where the document's only member is the root.</param>
    internal abstract RestDocument StartDocument(string root);

    private IEnumerable<KeyValuePair<string, string>> HeadersOf(RestShapeWriter writer) =>
        writer.HasDocument ? writer.Headers.Append(new("Content-Type", DocumentType)) : writer.Headers;

    private static string Escaped(string plain, bool keepSlash = false)
    {
        var bytes = Encoding.UTF8.GetBytes(plain);
        var encoded = new byte[bytes.Length * Percent.Growth];
        return Encoding.ASCII.GetString(encoded, 0, Percent.Encode(bytes, encoded, keepSlash));
    }
}

/// <summary>A document that is being written.</summary>
/// <param name="Writer">Writes the document's value.</param>
/// <param name="Finish">Returns the bytes. Nothing can be written afterwards.</param>
internal sealed record RestDocument(IShapeWriter Writer, Func<ReadOnlyMemory<byte>> Finish);
