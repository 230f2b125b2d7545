using System.Text.RegularExpressions;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.Lambda;

/// <summary>A function. Only its unpublished version, <c>$LATEST</c>, is emulated.</summary>
internal sealed partial record Function : IResource<Function>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>The name of the unpublished version.</summary>
    public const string Latest = "$LATEST";

    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The settings.</summary>
    public required FunctionSettings Settings { get; init; }

    /// <summary>The code.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>The time of the last change.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>An id that each change renews.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The policy, with users and roles as unique ids; null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = FunctionTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= ArnOf(Place, Name);

    /// <summary>The name of the log group of its output.</summary>
    public string LogGroup => $"/aws/lambda/{Name}";

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"policy of the function {Name}", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"function {Name}, policy", Policy, document => this with { Policy = document })];

    /// <summary>Finds a function by its name, its ARN or a part of that, in any account.</summary>
    /// <exception cref="AwsException">The name has another qualifier than <c>$LATEST</c>, which isn't emulated.</exception>
    public static Reference<Function> Resolve(string name, Call call)
    {
        if (Form().Match(name) is not { Success: true } parts)
        {
            return new(name, ArnOf(call.Place, name), null); // the members' patterns refuse it
        }

        RequireLatest(parts.Groups["qualifier"] is { Success: true } qualifier ? qualifier.Value : null);
        var account = AccountId.TryParse(parts.Groups["account"].Value, out var given) ? given : call.Account;
        var (region, function) = (parts.Groups["region"] is { Success: true } other ? other.Value : call.Region, parts.Groups["name"].Value);
        return new(name, ArnOf(new(account, region), function), region == call.Region ? call.View.Find<Function>(new(account, region), function) : null);
    }

    /// <summary>Whether there is a function with an ARN, which may have a qualifier.</summary>
    public static bool Exists(string arn, WorldView view) =>
        Form().Match(arn) is { Success: true } parts && AccountId.TryParse(parts.Groups["account"].Value, out var account) && view.Find<Function>(new(account, parts.Groups["region"].Value), parts.Groups["name"].Value) is not null;

    /// <summary>Finds a function of the caller's account by its ARN, as operations about tags want it.</summary>
    public static Reference<Function> ByArn(string arn, Call call) => Resolve(arn, call);

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => LambdaErrors.NoSuchFunction(Resolve(name, call).Arn);

    /// <summary>Requires the only version that is emulated.</summary>
    /// <exception cref="AwsException">NotImplemented.</exception>
    public static void RequireLatest(string? qualifier)
    {
        if (qualifier is not (null or Latest))
        {
            throw AwsException.NotEmulated("versions and aliases of functions");
        }
    }

    /// <summary>Requires that a function is as the caller last saw it.</summary>
    /// <exception cref="AwsException">PreconditionFailedException.</exception>
    public void RequireRevision(string? revision)
    {
        if (revision is not null && revision != RevisionId)
        {
            throw LambdaErrors.RevisionDiffers();
        }
    }

    /// <summary>The function after a change.</summary>
    public Function Changed(Call call) => this with { ModifiedAt = call.Timestamp, RevisionId = call.Ids.Uuid().ToString() };

    private static string ArnOf(Place place, string name) => $"arn:aws:lambda:{place.Region}:{place.Account}:function:{name}";

    [GeneratedRegex(@"^(arn:aws:lambda:)?((?<region>[a-z]{2}-[a-z]+-\d):)?((?<account>\d{12}):)?(function:)?(?<name>[a-zA-Z0-9-_]+)(:(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>What of a function can be configured.</summary>
internal sealed record FunctionSettings
{
    /// <summary>The maximum memory in MB; more have only functions on instances of the account's own, which aren't emulated.</summary>
    private const int MostMemory = 10_240;

    /// <summary>The runtime.</summary>
    public required Runtime Runtime { get; init; }

    /// <summary>What of the code is called.</summary>
    public required string Handler { get; init; }

    /// <summary>The execution role.</summary>
    public required string Role { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";

    /// <summary>How long an invocation may take, in seconds, up to 900.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>The memory in MB, 128 to 10,240.</summary>
    public int MemorySize
    {
        get;
        init => field = value <= MostMemory ? value : throw LambdaErrors.InvalidParameter($"'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to {MostMemory}");
    } = 128;

    /// <summary>The environment variables; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}

/// <summary>The code of a function.</summary>
/// <param name="Zip">The deployment package.</param>
/// <param name="Sha256">Its SHA-256 in Base64.</param>
internal sealed record FunctionCode(Body Zip, string Sha256);
