namespace ScsLabs.Policy;

/// <summary>What kind of value a condition key has. A list of such values is <see cref="ConditionKey.MultiValued"/>.</summary>
public enum ConditionKeyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>An ARN.</summary>
    Arn,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>ISO 8601, or seconds since 1970.</summary>
    Date,

    /// <summary>A decimal number.</summary>
    Numeric,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,
}

/// <summary>Where a condition key's value comes from.</summary>
public enum KeySource
{
    /// <summary>The one who asks.</summary>
    Principal,

    /// <summary>The session's credentials.</summary>
    Session,

    /// <summary>The path that the request took.</summary>
    Network,

    /// <summary>The resource.</summary>
    Resource,

    /// <summary>The request itself.</summary>
    Request,

    /// <summary>A key of AWS's that nothing here computes: a condition on it sees no value, and the trace says so.</summary>
    NotComputed,
}

/// <summary>A condition key.</summary>
/// <param name="Name">As AWS spells it; one that ends in <c>/</c> or <c>:</c> is followed by a sub-key, such as a tag's.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="MultiValued">Whether a request has a list of them, which only ForAllValues and ForAnyValue can test.</param>
public sealed record ConditionKey(string Name, ConditionKeyType Type, KeySource Source, bool MultiValued = false);
