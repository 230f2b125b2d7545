using System.Globalization;
using ScsLabs.Model.Bodies;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Rest;

/// <summary>Reads the members of a REST request or answer from path, headers, query string and document.</summary>
/// <param name="message">The parts of the request or answer.</param>
/// <param name="protocol">The protocol, which reads the document.</param>
internal sealed class RestShapeReader(RestMessage message, RestProtocol protocol) : IShapeReader
{
    private IShapeReader? document;

    public IShapeReader? Member(Member member) => member.Place switch
    {
        MemberPlace.Header => message.Headers[member.Location] is { } value ? new TextValueReader(member.Location, value) : null,
        MemberPlace.HeaderPrefix => new RestHeadersReader(message.Headers, member.Location),
        MemberPlace.Query => message.QueryFields(member.Location) is { Count: > 0 } fields ? new RestQueryReader(fields) : null,
        MemberPlace.Payload => message.Document.IsEmpty && message.Body is not { Length: > 0 } ? null : new RestPayloadReader(message, protocol, member),
        MemberPlace.Status => message.Status is { } status ? new TextValueReader(member.Name, status.ToString(CultureInfo.InvariantCulture)) : null,
        _ when message.Labels.TryGetValue(member.Name, out var label) => new TextValueReader(member.Name, label),
        _ when message.Document.IsEmpty => null,
        _ => Document.Member(member),
    };

    /// <summary>The headers and parameters that can't be ignored, and the document's members, that aren't members of the operation.</summary>
    public IEnumerable<string> Except(IReadOnlyList<Member> known)
    {
        return message.UnknownHeaders(IsHeader)
            .Concat(message.UnknownParameters(IsHeader).Where(name => !known.Any(member => member.Place == MemberPlace.Query && (member.Location.Length == 0 || name == member.Location))))
            .Concat(InDocument(known))
            .Distinct(StringComparer.Ordinal);

        bool IsHeader(string name) => known.Any(member => (member.Place == MemberPlace.HeaderPrefix && name.StartsWith(member.Location, StringComparison.OrdinalIgnoreCase))
            || (member.Place == MemberPlace.Header && name.Equals(member.Location, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The document's members that aren't members of the operation. A payload's are found by its own reader; where the operation has no document, AWS ignores what is sent.</summary>
    private IEnumerable<string> InDocument(IReadOnlyList<Member> known)
    {
        var members = known.Where(member => member.Place == MemberPlace.Document && !message.Labels.ContainsKey(member.Name)).ToList();
        return members.Count == 0 || message.Document.IsEmpty ? [] : Document.Except(members);
    }

    public IEnumerable<IShapeReader> Items(Member member) => throw NotHere();

    public IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member) => throw NotHere();

    public string AsString() => throw NotHere();

    public bool AsBoolean() => throw NotHere();

    public int AsInt32() => throw NotHere();

    public long AsInt64() => throw NotHere();

    public double AsDouble() => throw NotHere();

    public byte[] AsBlob() => throw NotHere();

    public DateTimeOffset AsTimestamp(Member member) => throw NotHere();

    private IShapeReader Document => document ??= protocol.ReadDocument(message.Document, null);

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
            yield return new(name[prefix.Length..].ToLowerInvariant(), new TextValueReader(name, headers[name]!));
        }
    }

    public override string AsString() => throw new WireFormatException("Headers that begin alike are a map.");
}

/// <summary>Reads query parameters: those of one name as a value or list, all of them as a map.</summary>
internal sealed class RestQueryReader(IReadOnlyList<KeyValuePair<string, string>> fields) : TextShapeReader
{
    public override IShapeReader? Member(Member member) => null;

    public override IEnumerable<string> Except(IReadOnlyList<Member> known) => [];

    public override IEnumerable<IShapeReader> Items(Member member) => fields.Select(field => new TextValueReader(field.Key, field.Value));

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member) =>
        fields.GroupBy(field => field.Key, StringComparer.Ordinal).Select(same => KeyValuePair.Create<string, IShapeReader>(same.Key, new RestQueryReader([.. same])));

    public override string AsString() => fields[0].Value;

    protected override string? Name => fields[0].Key;
}

/// <summary>Reads the body as a single member: a document, text or bytes.</summary>
internal sealed class RestPayloadReader(RestMessage message, RestProtocol protocol, Member payload) : TextShapeReader, IShapeReader
{
    private IShapeReader? document;

    public override IShapeReader? Member(Member member) => Document.Member(member);

    public override IEnumerable<string> Except(IReadOnlyList<Member> known) => Document.Except(known);

    public override IEnumerable<IShapeReader> Items(Member member) => Document.Items(member);

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member) => Document.Entries(member);

    public override string AsString() => Utf8.Text(message.Document.Span);

    public override byte[] AsBlob() => message.Document.ToArray();

    public Body AsBody() => message.Body ?? Body.Of(message.Document);

    private IShapeReader Document => document ??= protocol.ReadDocument(message.Document, payload.Name);
}
