using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>How a service speaks.</summary>
public enum WireProtocol
{
    /// <summary>AWS query: a form in, XML out.</summary>
    Query,

    /// <summary>EC2's variant of AWS query.</summary>
    Ec2Query,

    /// <summary>JSON 1.1, the operation named by X-Amz-Target.</summary>
    Json11,

    /// <summary>REST with XML bodies.</summary>
    RestXml,

    /// <summary>REST with JSON bodies.</summary>
    RestJson,
}

/// <summary>What there is to know about a service beyond its operations.</summary>
public sealed record Api
{
    /// <summary>The endpoint's and the signature scope's name, and the prefix of actions and ARNs, such as <c>ssm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it speaks.</summary>
    public required WireProtocol Protocol { get; init; }

    /// <summary>The API's version, a date.</summary>
    public required string Version { get; init; }

    /// <summary>What stands before the operation in X-Amz-Target.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The namespace of its XML.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>The one Region that signatures are scoped to where the service is global, such as <c>us-east-1</c> for IAM.</summary>
    public string? GlobalRegion { get; init; }

    /// <summary>How far a signature's time may be from the server's.</summary>
    public TimeSpan MaxSkew { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Makes the service's refusal of the given text.</summary>
    public required Func<string, AwsError> AccessDenied { get; init; }

    /// <summary>Makes the service's answer to a request that breaks rules, from all the violations: first what couldn't be read, then what broke a rule, each in the order of the members.</summary>
    public required Func<Violations, AwsError> Invalid { get; init; }

    /// <summary>Makes the service's answer to a permitted request with DryRun set; null where the operations that have it handle it themselves.</summary>
    public Func<AwsError>? DryRun { get; init; }

    /// <summary>Makes the service's answer where it fails through no fault of the caller.</summary>
    public Func<AwsError> Failure { get; init; } = static () => new("InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.");

    /// <summary>The condition keys that every call of this service has, beyond the global ones.</summary>
    public Func<Call, IEnumerable<Condition>> CallConditions { get; init; } = static _ => [];

    /// <summary>The name that signatures are scoped to.</summary>
    public string SigningName
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Whether unsigned requests are let in, as nobody's: the resource's policy or ACL may know everybody.</summary>
    public bool TakesAnonymous { get; init; }

    /// <summary>Where a REST service's operations stand in HTTP; empty for others.</summary>
    public IReadOnlyList<HttpBinding> Bindings { get; init; } = [];

    /// <summary>The label that a virtual host stands for, such as <c>Bucket</c>: it comes before the path. Null where hosts mean nothing.</summary>
    public string? VirtualHostLabel { get; init; }

    /// <summary>Requests that clients without an SDK make, and that are no operation of the service's model.</summary>
    public IReadOnlyList<UnmodelledRequest> Unmodelled { get; init; } = [];

    /// <summary>Whether requests of its protocol that name no service are taken for its own, or at least answered in its words.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether a REST service's errors stand in an <c>ErrorResponse</c>: those of all but S3 do.</summary>
    public bool WrapsErrors { get; init; }

    /// <summary>The actions that policies can name; the operations' names, unless the service has other ones.</summary>
    public IEnumerable<string> Actions
    {
        get => field ?? AwsOperations.Select(operation => $"{Name}:{operation}");
        init;
    }

    /// <summary>The names of all operations that AWS has under this version, ours among them.</summary>
    public required IReadOnlySet<string> AwsOperations { get; init; }
}

/// <summary>A request that AWS answers though it is no operation of the service's model.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="ContentType">The content type, without parameters; null for any.</param>
/// <param name="What">The request in AWS's words, such as <c>CORS</c>.</param>
public sealed record UnmodelledRequest(string Method, string? ContentType, string What);

/// <summary>Marks a type as a service's: its one <see cref="Api"/>.</summary>
public interface IApi
{
    /// <summary>What there is to know about the service.</summary>
    static abstract Api Api { get; }
}
