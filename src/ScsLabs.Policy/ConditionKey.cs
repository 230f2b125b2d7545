namespace ScsLabs.Policy;

/// <summary>The type of a condition key's values. For a list of them see <see cref="ConditionKey.MultiValued"/>.</summary>
internal enum ConditionKeyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>An ARN.</summary>
    Arn,

    /// <summary>A Boolean: true or false.</summary>
    Bool,

    /// <summary>A date in ISO 8601, or in seconds since 1970.</summary>
    Date,

    /// <summary>A decimal number.</summary>
    Numeric,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,
}

/// <summary>The source of a condition key's value.</summary>
internal enum KeySource
{
    /// <summary>The principal that makes the request.</summary>
    Principal,

    /// <summary>The credentials of the session.</summary>
    Session,

    /// <summary>The network that the request came through.</summary>
    Network,

    /// <summary>The resource of the request.</summary>
    Resource,

    /// <summary>The request itself.</summary>
    Request,

    /// <summary>None: the key is AWS's, but the emulator doesn't compute it. A condition on it sees no value, and the trace says so.</summary>
    NotComputed,
}

/// <summary>A condition key.</summary>
/// <param name="Name">The name as AWS spells it; a name that ends in <c>/</c> or <c>:</c> is followed by a sub-key, such as a tag's.</param>
/// <param name="Type">The type of the values.</param>
/// <param name="Source">The source of the values.</param>
/// <param name="MultiValued">Whether a request has a list of values, which only ForAllValues and ForAnyValue can test.</param>
internal sealed record ConditionKey(string Name, ConditionKeyType Type, KeySource Source, bool MultiValued = false);
