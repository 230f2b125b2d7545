using ScsLabs.Services.S3;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.CloudTrail;

/// <summary>A finished call as CloudTrail keeps it: references to what is immutable anyway. Its JSON is made when somebody looks.</summary>
internal sealed class CallEvent
{
    /// <summary>The maximum number of resources of an event.</summary>
    private const int MostResources = 50;

    /// <summary>The number, by which events are ordered; set once, as the log takes the event.</summary>
    public long Number { get; internal set; }

    /// <summary>The id in the call's answer.</summary>
    public required string RequestId { get; init; }

    /// <summary>The number of the world when the call was recorded.</summary>
    public required long World { get; init; }

    /// <summary>The time, by the world's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The operation.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The Region; a global service's own.</summary>
    public required string Region { get; init; }

    /// <summary>The caller.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The caller's session; null for other callers.</summary>
    public Session? Session { get; init; }

    /// <summary>The account that called; for a service that of the resource on whose behalf it did, for an anonymous caller that of the resource.</summary>
    public required AccountId Account { get; init; }

    /// <summary>Another account that gets the event too, because it owns the resource; null for none.</summary>
    public AccountId? Owner { get; init; }

    /// <summary>The error's code; null for a call that succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error's text, up to 1,024 characters; null for a call that succeeded.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The request as the journal has it: JSON without secrets.</summary>
    public RecordedText? Parameters { get; init; }

    /// <summary>The answer of a call that writes, as the journal has it.</summary>
    public RecordedText? Result { get; init; }

    /// <summary>The resources that the service asked about, each once.</summary>
    public IReadOnlyList<EventResource> Resources { get; init; } = [];

    /// <summary>The type of the resources whose data event this is; null for a management event.</summary>
    public string? DataType => Rules.DataEvents.GetValueOrDefault(Operation.Name);

    /// <summary>Whether the call changed nothing, by AWS's reckoning.</summary>
    public bool IsReadOnly => !Operation.Writes || Rules.ReadOnly.Contains(Operation.Name) || HasReadingName(Operation.Name);

    /// <summary>Whether nobody signed the call.</summary>
    public bool IsAnonymous => Caller.Principal.Kind is PrincipalKind.Anonymous;

    /// <summary>Whether CloudTrail itself called.</summary>
    public bool IsOwn => Caller.Principal is { Kind: PrincipalKind.Service, Name: CloudTrailApi.Principal };

    /// <summary>The event's name.</summary>
    public string Name => Rules.EventNames.GetValueOrDefault(Operation.Name, Operation.Name);

    /// <summary>The service, such as <c>ec2.amazonaws.com</c>.</summary>
    public string Source => $"{Operation.Api.SigningName}.amazonaws.com";

    /// <summary>The service's rules.</summary>
    public TrailRules Rules => Operation.Api.Trail;

    /// <summary>The approximate size in bytes.</summary>
    public long Size => field == 0 ? field = Estimate() : field;

    /// <summary>Whether an account gets the event.</summary>
    public bool IsOf(AccountId account) => account == Account || account == Owner;

    /// <summary>The event of a finished call; null where it is none: the caller isn't known, or the operation isn't.</summary>
    /// <param name="call">The call.</param>
    /// <param name="message">The error's text, cut.</param>
    /// <param name="parameters">The request as the journal has it.</param>
    /// <param name="result">The answer as the journal has it.</param>
    /// <param name="world">The world, in which the caller's session is looked up.</param>
    public static CallEvent? Of(FinishedCall call, string? message, RecordedText? parameters, RecordedText? result, World world)
    {
        var start = call.Start;
        if (start.Caller is not { } caller || call.Operation is not { } operation)
        {
            return null;
        }

        var resources = ResourcesOf(operation, start, world);
        var owner = resources.Count > 0 ? resources[0].Account : null;
        var account = caller.Principal.Account ?? caller.SourceAccount ?? owner;
        return account is null ? null : new()
        {
            RequestId = start.RequestId,
            World = world.Number,
            At = start.Now,
            Operation = operation,
            Region = start.Region,
            Caller = caller,
            Session = caller.AccessKeyId is { } key && key.StartsWith("ASIA", StringComparison.Ordinal) ? world.Find<Session>(Place.Global, key) : null,
            Account = account.Value,
            Owner = operation.Api.Trail.TellsOwner && owner != account ? owner : null,
            ErrorCode = call.Error?.Code,
            ErrorMessage = message,
            Parameters = parameters,
            Result = result,
            Resources = resources,
        };
    }

    private long Estimate()
    {
        const int Objects = 768;
        return Objects + Resources.Sum(static resource => 64 + (2L * resource.Arn.Length))
            + (2L * ((Parameters?.Json.Length ?? 0) + (Result?.Json.Length ?? 0) + (ErrorMessage?.Length ?? 0) + (Caller.UserAgent?.Length ?? 0) + (Caller.Referer?.Length ?? 0)));
    }

    private static IReadOnlyList<EventResource> ResourcesOf(Operation operation, CallStart start, World world)
    {
        if (start.Authorizer is not CallAuthorizer { Decided: { Count: > 0 } decided })
        {
            return [];
        }

        // Nearly always one, and kept for long.
        EventResource[] resources = [];
        foreach (var ask in decided)
        {
            // Asks of calls within this one, and for passing roles, are about other services' resources.
            if (ask.Resource.Length > 1 && ask.Action.AsSpan().StartsWith(operation.Api.SigningName) && ask.Action[operation.Api.SigningName.Length] == ':' && !ask.Resource.Contains('*') && !Array.Exists(resources, resource => resource.Arn == ask.Resource))
            {
                resources = [.. resources, new(ask.Resource, OwnerOf(ask, world))];
                if (resources.Length == MostResources)
                {
                    break;
                }
            }
        }

        return resources;
    }

    /// <summary>The account that is told of an event on a resource: an object's is its bucket's owner, whoever owns the object.</summary>
    private static AccountId? OwnerOf(DecidedAsk ask, World world)
    {
        const string Prefix = "arn:aws:s3:::";
        if (!ask.Resource.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return ask.Request.ResourceAccount ?? ask.Request.Owner;
        }

        var end = ask.Resource.IndexOf('/', Prefix.Length);
        return world.Find(Bucket.ByName, end < 0 ? ask.Resource[Prefix.Length..] : ask.Resource[Prefix.Length..end])?.Account;
    }

    private static bool HasReadingName(string operation) =>
        operation.StartsWith("Get", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) || operation.StartsWith("Describe", StringComparison.Ordinal);
}

/// <summary>JSON as the journal has it.</summary>
/// <param name="Json">The JSON.</param>
/// <param name="Maps">The names of the members that are maps, whose keys are data; null for none.</param>
internal sealed record RecordedText(string Json, IReadOnlySet<string>? Maps);

/// <summary>A resource of an event.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="Account">The account that owns it; null where none does.</param>
internal readonly record struct EventResource(string Arn, AccountId? Account);
