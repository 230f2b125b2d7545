using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Declarations;

/// <summary>The member's name on the wire, where it differs from the declared one.</summary>
/// <param name="name">AWS's name.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class WireAttribute(string name) : Attribute
{
    /// <summary>AWS's name.</summary>
    public string Name { get; } = name;

    /// <summary>The timestamp's format on the wire, where it isn't the protocol's default.</summary>
    public TimestampForm Timestamp { get; set; }

    /// <summary>Whether a list or map is flattened: it has no element of its own.</summary>
    public bool Flattened { get; set; }

    /// <summary>The element name of a list's items, where it isn't the protocol's default.</summary>
    public string? Item { get; set; }

    /// <summary>Whether the member is an attribute of its structure's XML element.</summary>
    public bool IsAttribute { get; set; }
}

/// <summary>Values of the enumeration that AWS has and the emulator hasn't. A request with one is refused as not emulated, not as invalid.</summary>
/// <param name="values">The values as they stand on the wire.</param>
[AttributeUsage(AttributeTargets.Enum)]
internal sealed class NotEmulatedAttribute(params string[] values) : Attribute
{
    /// <summary>The values as they stand on the wire.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>The member is sent in a header.</summary>
/// <param name="name">The header's name.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class HeaderAttribute(string name) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Name { get; } = name;
}

/// <summary>The member, a map of texts, is sent as all headers that share a prefix.</summary>
/// <param name="prefix">The prefix of the headers' names.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class HeaderPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The prefix of the headers' names.</summary>
    public string Prefix { get; } = prefix;
}

/// <summary>The member is sent in the query string; a list repeats the parameter.</summary>
/// <param name="name">The parameter's name; empty for a map, each entry of which is a parameter.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class QueryAttribute(string name) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;
}

/// <summary>The member is the whole body: a structure as a document, a text as text, a blob or a Body as bytes.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class PayloadAttribute : Attribute
{
    /// <summary>Whether the asks depend on the body. If not, the call is authorised before the document is received, and again with it.</summary>
    public bool NeededToAsk { get; init; }
}

/// <summary>The member is the answer's HTTP status code.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class StatusAttribute : Attribute;

/// <summary>The minimum and maximum of a text's length in characters, of a blob's length in bytes, or of a list's or map's number of items.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class LengthAttribute(int min, int max) : Attribute
{
    /// <summary>The minimum.</summary>
    public int Min { get; } = min;

    /// <summary>The maximum.</summary>
    public int Max { get; } = max;
}

/// <summary>The minimum and maximum of a number, both inclusive.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class RangeAttribute(long min, long max) : Attribute
{
    /// <summary>The minimum.</summary>
    public long Min { get; } = min;

    /// <summary>The maximum.</summary>
    public long Max { get; } = max;
}

/// <summary>The regular expression that the whole text must match, without backtracking.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class PatternAttribute(string expression) : Attribute
{
    /// <summary>The expression, as AWS's model gives it.</summary>
    public string Expression { get; } = expression;
}

/// <summary>Declares the bounds of the length, and the form, of the texts of a list or map.</summary>
internal abstract class TextsAttribute(int min, int max) : Attribute
{
    /// <summary>The minimum length.</summary>
    public int Min { get; } = min;

    /// <summary>The maximum length; <see cref="int.MaxValue"/> where there is none.</summary>
    public int Max { get; } = max;

    /// <summary>The regular expression that each whole text must match, without backtracking; null for any.</summary>
    public string? Pattern { get; set; }
}

/// <summary>Declares the bounds and the form of the items of a list, or the values of a map.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class ItemsAttribute(int min, int max) : TextsAttribute(min, max);

/// <summary>Declares the bounds and the form of the keys of a map.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class KeysAttribute(int min, int max) : TextsAttribute(min, max);

/// <summary>The value is a secret: no error, log or trace shows it.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class SensitiveAttribute : Attribute;

/// <summary>The members of the member's record stand on the wire as if they were the structure's own, in its place. Neither its name nor a structure of its own stands there.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class SpreadAttribute : Attribute;
