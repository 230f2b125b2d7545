using System.Collections.Immutable;

namespace ScsLabs.Model.Calls;

/// <summary>What CloudTrail tells of a service's calls that their declarations don't.</summary>
/// <remarks>Source: CloudTrail User Guide, "CloudTrail record contents" and "Logging data events", and the examples in the services' guides.</remarks>
internal sealed record TrailRules
{
    /// <summary>The type of data events that no trail can select, and that CloudTrail therefore tells nobody.</summary>
    public const string Untold = "";

    /// <summary>The rules of a service whose calls are management events, each of its caller's account.</summary>
    public static TrailRules Usual { get; } = new();

    /// <summary>The operations whose calls are data events, with the type of the resource, such as <c>AWS::S3::Object</c>. All others are management events.</summary>
    public IReadOnlyDictionary<string, string> DataEvents { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The operations that count as read-only though they change the world here, such as AssumeRole.</summary>
    public IReadOnlySet<string> ReadOnly { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The names of events that aren't their operation's: ListObjectsV2 is <c>ListObjects</c>.</summary>
    public IReadOnlyDictionary<string, string> EventNames { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The names of members in events that aren't theirs on the wire with the first letter in lower case: S3's <c>Bucket</c> is <c>bucketName</c>. Members with an empty name are left out.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The members of requests that events hide, though the journal shows them.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The resource types that data events can be selected by; each is one that <see cref="DataEvents"/> has, but <see cref="Untold"/>.</summary>
    public IEnumerable<string> DataTypes => DataEvents.Values.Where(type => type != Untold).Distinct(StringComparer.Ordinal);

    /// <summary>Whether the account that owns the resource gets the event of another account's call, too.</summary>
    public bool TellsOwner { get; init; }

    /// <summary>Whether events tell how the request was signed.</summary>
    public bool TellsSignature { get; init; }

    /// <summary>What follows the codes of errors in events but for AccessDenied, as IAM's <c>NoSuchEntity</c> is <c>NoSuchEntityException</c>; empty for most.</summary>
    public string ErrorSuffix { get; init; } = "";
}
