using ScsLabs.Model.State;
using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>A service's wire protocol.</summary>
internal enum WireProtocol
{
    /// <summary>AWS query: the request is a form, the answer XML.</summary>
    Query,

    /// <summary>EC2's variant of AWS query.</summary>
    Ec2Query,

    /// <summary>JSON 1.1, the operation named by X-Amz-Target.</summary>
    Json11,

    /// <summary>JSON 1.0, of a service that had AWS query before: errors tell that protocol's code in a header besides.</summary>
    Json10,

    /// <summary>REST with XML bodies.</summary>
    RestXml,

    /// <summary>REST with JSON bodies.</summary>
    RestJson,
}

/// <summary>A service's description, apart from its operations.</summary>
internal sealed record Api
{
    /// <summary>The endpoint's and the signature scope's name, and the prefix of actions and ARNs, such as <c>ssm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The wire protocol.</summary>
    public required WireProtocol Protocol { get; init; }

    /// <summary>The API's version, a date.</summary>
    public required string Version { get; init; }

    /// <summary>The prefix of the operation's name in X-Amz-Target.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The namespace that some SDKs put before the prefix in X-Amz-Target, as those for Python and the CLI do for CloudTrail; null for none.</summary>
    public string? TargetNamespace { get; init; }

    /// <summary>The XML namespace.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>The namespace of the types of errors in JSON 1.0, such as <c>com.amazonaws.sqs</c>.</summary>
    public string? ErrorNamespace { get; init; }

    /// <summary>The codes of errors under AWS query, by their codes under JSON 1.0, where they differ.</summary>
    public IReadOnlyDictionary<string, string> QueryCodes { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>The Region of a global service, such as <c>us-east-1</c> for IAM, whatever Region a request is signed for; null for a regional service.</summary>
    public string? GlobalRegion { get; init; }

    /// <summary>The maximum difference between a signature's time and the server's.</summary>
    public TimeSpan MaxSkew { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The maximum length of a request's body in bytes, where the service takes longer ones than the emulator's option says.</summary>
    public int MaxBodyBytes { get; init; }

    /// <summary>Creates the service's access-denied error with the given message.</summary>
    public required Func<string, AwsException> AccessDenied { get; init; }

    /// <summary>Whether a refusal carries its details in an encoded form, which <c>sts:DecodeAuthorizationMessage</c> opens.</summary>
    public bool EncodesRefusals { get; init; }

    /// <summary>Creates the service's validation error from all violations: first the values that couldn't be read, then those that broke a rule, each in the order of the members.</summary>
    public required Func<Violations, AwsException> Invalid { get; init; }

    /// <summary>Creates the service's error for a value in a path, header or query string that isn't of its type; null where the protocol's error is the service's.</summary>
    public Func<LoneValue, AwsException>? Malformed { get; init; }

    /// <summary>Creates the service's answer to a permitted request with DryRun set; null where the operations that support DryRun handle it themselves.</summary>
    public Func<AwsException>? DryRun { get; init; }

    /// <summary>Creates the service's error for a client token that was used with other parameters; null where no operation has client tokens.</summary>
    public Func<AwsException>? TokenMismatch { get; init; }

    /// <summary>Creates the service's answer to an internal failure.</summary>
    public Func<AwsException> Failure { get; init; } = static () => new("InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.");

    /// <summary>The condition keys of every call of this service, beyond the global ones.</summary>
    public Func<Call, IEnumerable<Condition>> CallConditions { get; init; } = static _ => [];

    /// <summary>Creates what every account has in a Region from the beginning, such as EC2's default VPC. Called once for each, before its first call, so that what nobody looks at costs nothing. Null where there is nothing.</summary>
    public Action<Draft, Place, IdSource>? Provide { get; init; }

    /// <summary>The service whose resources this one's calls use, so that what it provides is there before them: RDS places databases in EC2's default VPC. Null for none.</summary>
    public Api? BuildsOn { get; init; }

    /// <summary>The follower that runs after commits, as AWS Config's does, which records changes of resources; null for none.</summary>
    public Follower? Follow { get; init; }

    /// <summary>The service name in the signature scope.</summary>
    public string SigningName
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Whether unsigned requests are accepted as anonymous; the resource's policy or ACL may grant them access.</summary>
    public bool TakesAnonymous { get; init; }

    /// <summary>The HTTP bindings of a REST service's operations; empty for other protocols.</summary>
    public IReadOnlyList<HttpBinding> Bindings { get; init; } = [];

    /// <summary>The path label that a virtual host's name fills, such as <c>Bucket</c>; null where the host name has no meaning.</summary>
    public string? VirtualHostLabel { get; init; }

    /// <summary>The operation that a browser's form asks for, by a POST of <c>multipart/form-data</c> to a resource; null where the service takes no forms.</summary>
    public string? FormOperation { get; init; }

    /// <summary>Returns the headers of answers to web pages of other origins, where resources of the service say which pages may use them; null where none does.</summary>
    public Func<CrossOriginRequest, WorldView, IReadOnlyList<KeyValuePair<string, string>>>? CrossOrigin { get; init; }

    /// <summary>Whether there is a resource with the name that stands in front of a host, such as a bucket; null for a service without virtual hosts.</summary>
    public Func<string, WorldView, bool>? HasResource { get; init; }

    /// <summary>Whether this service answers requests of its protocol that name no service.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether a REST service wraps its errors in an <c>ErrorResponse</c>, as all but S3 do.</summary>
    public bool WrapsErrors { get; init; }

    /// <summary>What CloudTrail tells of the service's calls that their declarations don't.</summary>
    public TrailRules Trail { get; init; } = TrailRules.Usual;

    /// <summary>The actions that policies can name; the operations' names unless the service overrides them.</summary>
    public IEnumerable<string> Actions
    {
        get => field ?? AwsOperations.Select(operation => $"{Name}:{operation}");
        init;
    }

    /// <summary>The names of all of AWS's operations under this version, including those not emulated.</summary>
    public required IReadOnlySet<string> AwsOperations { get; init; }
}

/// <summary>A request of a web page, or the preflight by which a browser asks whether the page may send one.</summary>
/// <param name="Resource">The resource that the path or the host names, such as a bucket; null for none.</param>
/// <param name="IsOfPart">Whether the path names something within the resource, such as an object.</param>
/// <param name="Origin">The page's origin; null where the request has none.</param>
/// <param name="Method">The method that is sent or asked for; null where a preflight names none.</param>
/// <param name="IsPreflight">Whether it is a preflight.</param>
internal sealed record CrossOriginRequest(string? Resource, bool IsOfPart, string? Origin, string? Method, bool IsPreflight)
{
    /// <summary>The headers that a preflight asks for.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];
}

/// <summary>Marks a type as a service's, with its one <see cref="Api"/>.</summary>
internal interface IApi
{
    /// <summary>The service's description.</summary>
    static abstract Api Api { get; }
}
