using System.Text.Json;

namespace ScsLabs.Model.Wire;

/// <summary>The description of a structure's member for the protocols. Generated code creates each one once.</summary>
/// <param name="name">The name on the wire.</param>
internal sealed class Member(string name)
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The name in the record, which is AWS's in its SDKs where the wire has another.</summary>
    public string Property { get; init; } = name;

    /// <summary>The name, escaped and encoded for JSON.</summary>
    public JsonEncodedText Json { get; } = JsonEncodedText.Encode(name);

    /// <summary>The timestamp's format on the wire; each protocol has its default.</summary>
    public TimestampForm Timestamp { get; init; }

    /// <summary>Whether a list or map is flattened: no element of its own encloses the items.</summary>
    public bool Flattened { get; init; }

    /// <summary>The element name of a list's items where the service has its own; else the protocol's default (<c>member</c>, <c>item</c>).</summary>
    public string? ItemName { get; init; }

    /// <summary>The member's location in a REST service's request or answer.</summary>
    public MemberPlace Place { get; init; }

    /// <summary>The name of the header or query parameter, or the prefix of the headers' names. Empty for a map of all query parameters.</summary>
    public string Location { get; init; } = name;

    /// <summary>Whether the member is an attribute of its structure's XML element.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>Whether the value is a secret: no error, log, trace or record shows it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The name in an EC2 query request: capitalised, unless the service specifies another.</summary>
    public string RequestName { get; init; } = name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The name in EC2's answers, with a lower-case first letter.</summary>
    public string CamelName { get; } = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>The location of a member in a REST service's request or answer; other protocols have only the document.</summary>
internal enum MemberPlace
{
    /// <summary>In the document, or in the path where the operation's binding has a label of that name.</summary>
    Document,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In all headers that share a prefix, as a map from the rest of their names to their values.</summary>
    HeaderPrefix,

    /// <summary>In the query string; a list repeats its parameter.</summary>
    Query,

    /// <summary>The whole body: a document, text or bytes.</summary>
    Payload,

    /// <summary>The answer's HTTP status code.</summary>
    Status,
}

/// <summary>The format of a timestamp on the wire.</summary>
internal enum TimestampForm
{
    /// <summary>The protocol's default: seconds since 1970 in JSON, ISO 8601 in XML and query.</summary>
    Protocol,

    /// <summary>ISO 8601 in UTC.</summary>
    Iso8601,

    /// <summary>Seconds since 1970, fractions allowed.</summary>
    EpochSeconds,

    /// <summary>The date format of HTTP headers.</summary>
    Http,
}
