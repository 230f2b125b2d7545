using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Declarations;

/// <summary>The name on the wire, where it isn't the member's own.</summary>
/// <param name="name">AWS's name.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class WireAttribute(string name) : Attribute
{
    /// <summary>AWS's name.</summary>
    public string Name { get; } = name;

    /// <summary>How a timestamp stands on the wire, where it isn't the protocol's way.</summary>
    public TimestampForm Timestamp { get; set; }

    /// <summary>Whether a list or map stands without an element of its own.</summary>
    public bool Flattened { get; set; }

    /// <summary>The name of a list's items, where it isn't the protocol's.</summary>
    public string? Item { get; set; }

    /// <summary>Whether the member is an attribute of its structure's XML element.</summary>
    public bool IsAttribute { get; set; }
}

/// <summary>The member stands in a header.</summary>
/// <param name="name">The header.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class HeaderAttribute(string name) : Attribute
{
    /// <summary>The header.</summary>
    public string Name { get; } = name;
}

/// <summary>The member, a map of texts, is all headers that begin alike.</summary>
/// <param name="prefix">What their names begin with.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class HeaderPrefixAttribute(string prefix) : Attribute
{
    /// <summary>What their names begin with.</summary>
    public string Prefix { get; } = prefix;
}

/// <summary>The member stands in the query string.</summary>
/// <param name="name">The parameter.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class QueryAttribute(string name) : Attribute
{
    /// <summary>The parameter.</summary>
    public string Name { get; } = name;
}

/// <summary>The member is the whole body: a structure its document, a text its text, a Body its bytes.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PayloadAttribute : Attribute
{
    /// <summary>Whether the asks depend on it. Else they are asked for before a document is received, and again with it.</summary>
    public bool NeededToAsk { get; init; }
}

/// <summary>Bounds of a text's length in characters, a blob's in bytes, or a list's or map's count.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LengthAttribute(int min, int max) : Attribute
{
    /// <summary>The least.</summary>
    public int Min { get; } = min;

    /// <summary>The most.</summary>
    public int Max { get; } = max;
}

/// <summary>Bounds of a number, both included.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class RangeAttribute(long min, long max) : Attribute
{
    /// <summary>The least.</summary>
    public long Min { get; } = min;

    /// <summary>The most.</summary>
    public long Max { get; } = max;
}

/// <summary>The regular expression that the whole text must match. It is matched without backtracking.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PatternAttribute(string expression) : Attribute
{
    /// <summary>The expression, as AWS's model gives it.</summary>
    public string Expression { get; } = expression;
}

/// <summary>The value is a secret: no error, log or trace shows it.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>The members of the member's record stand on the wire as if they were the structure's own, in its place. Neither its name nor a structure of its own stands there.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class SpreadAttribute : Attribute;
