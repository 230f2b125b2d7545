using System.Text.Json;

namespace ScsLabs.Model.Wire;

/// <summary>One member of a structure, as protocols need to know it. Made once a member, by generated code.</summary>
/// <param name="name">The name on the wire.</param>
public sealed class Member(string name)
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The name, escaped and encoded for JSON.</summary>
    public JsonEncodedText Json { get; } = JsonEncodedText.Encode(name);

    /// <summary>How a timestamp stands on the wire; each protocol has its default.</summary>
    public TimestampForm Timestamp { get; init; }

    /// <summary>Whether a list or map stands without an element of its own around the items.</summary>
    public bool Flattened { get; init; }

    /// <summary>The name of a list's items where the service has one of its own; else the protocol's (<c>member</c>, <c>item</c>).</summary>
    public string? ItemName { get; init; }

    /// <summary>Where the member stands in a REST service's request or answer.</summary>
    public MemberPlace Place { get; init; }

    /// <summary>The header's or query parameter's name, or what the names of its headers begin with.</summary>
    public string Location { get; init; } = name;

    /// <summary>Whether it is an attribute of its structure's XML element.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>Whether the value is a secret: no error, log, trace or record shows it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The name in an EC2 query request: capitalised, unless the service states another.</summary>
    public string RequestName { get; init; } = name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The name in EC2's answers: beginning with a small letter.</summary>
    public string CamelName { get; } = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Where a member stands in a REST service's request or answer; other services know one place.</summary>
public enum MemberPlace
{
    /// <summary>In the document, or in the path where the operation's binding has a label of that name.</summary>
    Document,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In all headers that begin alike, as a map of what follows to the values.</summary>
    HeaderPrefix,

    /// <summary>In the query string.</summary>
    Query,

    /// <summary>It is the whole body: a document, text or bytes.</summary>
    Payload,
}

/// <summary>How a timestamp stands on the wire.</summary>
public enum TimestampForm
{
    /// <summary>As the protocol has it: seconds since 1970 in JSON, ISO 8601 in XML and query.</summary>
    Protocol,

    /// <summary>ISO 8601 in UTC.</summary>
    Iso8601,

    /// <summary>Seconds since 1970, fractions allowed.</summary>
    EpochSeconds,

    /// <summary>As an HTTP header has it.</summary>
    Http,
}
