using ScsLabs.Model.Bodies;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;
using ScsLabs.Protocols.Xml;

namespace ScsLabs.Protocols.Rest;

/// <summary>Reads the members of a REST request or answer from path, headers, query string and document.</summary>
/// <param name="message">The parts of the request or answer.</param>
internal sealed class RestShapeReader(RestMessage message) : IShapeReader
{
    private XmlNode? document;

    public IShapeReader? Member(Member member) => member.Place switch
    {
        MemberPlace.Header => message.Headers[member.Location] is { } value ? new TextValueReader(value) : null,
        MemberPlace.HeaderPrefix => new RestHeadersReader(message.Headers, member.Location),
        MemberPlace.Query => message.QueryValue(member.Location) is { } value ? new TextValueReader(value) : null,
        MemberPlace.Payload => message.Document.IsEmpty && message.Body is not { Length: > 0 } ? null : new RestPayloadReader(message, member),
        _ when message.Labels.TryGetValue(member.Name, out var label) => new TextValueReader(label),
        _ when message.Document.IsEmpty => null,
        _ => new XmlShapeReader(Document, XmlDialect.Aws).Member(member),
    };

    /// <summary>The headers and parameters of the request that S3 interprets, but that aren't members of the operation.</summary>
    public IEnumerable<string> Except(IReadOnlyList<Member> known) => message.MeaningfulHeaders
        .Where(name => !known.Any(member => (member.Place == MemberPlace.HeaderPrefix && name.StartsWith(member.Location, StringComparison.OrdinalIgnoreCase))
            || (member.Place == MemberPlace.Header && name.Equals(member.Location, StringComparison.OrdinalIgnoreCase))))
        .Concat(message.MeaningfulParameters.Where(name => !known.Any(member => member.Place == MemberPlace.Query && name == member.Location)))
        .Distinct(StringComparer.Ordinal);

    public IEnumerable<IShapeReader> Items(Member member) => throw NotHere();

    public IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member) => throw NotHere();

    public string AsString() => throw NotHere();

    public bool AsBoolean() => throw NotHere();

    public int AsInt32() => throw NotHere();

    public long AsInt64() => throw NotHere();

    public double AsDouble() => throw NotHere();

    public byte[] AsBlob() => throw NotHere();

    public DateTimeOffset AsTimestamp(Member member) => throw NotHere();

    private XmlNode Document => document ??= XmlNode.Parse(message.Document);

    private static WireFormatException NotHere() => new("A request is a structure.");
}

/// <summary>Reads all headers with a prefix as a map.</summary>
internal sealed class RestHeadersReader(HeaderLines headers, string prefix) : TextShapeReader
{
    public override IShapeReader? Member(Member member) => null;

    public override IEnumerable<string> Except(IReadOnlyList<Member> known) => [];

    public override IEnumerable<IShapeReader> Items(Member member) => [];

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member)
    {
        foreach (var name in headers.Names.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return new(name[prefix.Length..].ToLowerInvariant(), new TextValueReader(headers[name]!));
        }
    }

    public override string AsString() => throw new WireFormatException("Headers that begin alike are a map.");
}

/// <summary>Reads the body as a single member: a document, text or bytes.</summary>
internal sealed class RestPayloadReader(RestMessage message, Member payload) : TextShapeReader, IShapeReader
{
    private XmlShapeReader? document;

    public override IShapeReader? Member(Member member) => Document.Member(member);

    public override IEnumerable<string> Except(IReadOnlyList<Member> known) => Document.Except(known);

    public override IEnumerable<IShapeReader> Items(Member member) => Document.Items(member);

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member) => Document.Entries(member);

    public override string AsString() => Utf8.Text(message.Document.Span);

    public Body AsBody() => message.Body ?? Body.Of(message.Document);

    private XmlShapeReader Document
    {
        get
        {
            if (document is null)
            {
                var root = XmlNode.Parse(message.Document);
                document = new(root.Name == payload.Name ? root : throw new WireFormatException($"The document's root is {root.Name}, not {payload.Name}."), XmlDialect.Aws);
            }

            return document;
        }
    }
}
