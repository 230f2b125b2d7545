using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services.Lambda;

/// <summary>A function, with its unpublished version, <c>$LATEST</c>.</summary>
internal sealed record Function : IResource<Function>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>The name of the unpublished version.</summary>
    public const string Latest = "$LATEST";

    /// <summary>Finds the functions of a place that reserve concurrency, but for those that reserve none of it.</summary>
    public static RowIndex<Function, Place> ByReserving { get; } = new(function => function.ReservedConcurrency is > 0 ? [function.Place] : Array.Empty<Place>());

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Function>> Indexes => [ByReserving];

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

    /// <summary>The number of the version that was published last, also where it was deleted; 0 before the first.</summary>
    public int LastVersion { get; init; }

    /// <summary>How many of its invocations can run at once, which are kept for it; null where it shares what nobody reserved.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = FunctionTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= QualifiedName.ArnOf(Place, Name);

    /// <summary>The place of its versions and aliases.</summary>
    public Place Within => new(Account, Region, Name);

    /// <summary>The name of the log group of its output.</summary>
    public string LogGroup => $"/aws/lambda/{Name}";

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"policy of the function {Name}", Policy);

    /// <inheritdoc />
    IEnumerable<ResourceScope> IHasResourcePolicy.Scopes(WorldView view) => [this.Scope(view), this.Scope(view) with { Pattern = $"{Arn}:{Latest}" }];

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"function {Name}, policy", Policy, document => this with { Policy = document })];

    /// <summary>Finds a function by its name, its ARN or a part of that, in any account.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: the name is a version's or alias's.</exception>
    public static Reference<Function> Resolve(string name, Call call) => Of(name, call, LambdaErrors.FunctionsOnly);

    /// <summary>Finds a function by its ARN, as operations about tags want it.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: the ARN is a version's or alias's.</exception>
    public static Reference<Function> ByArn(string arn, Call call) => Of(arn, call, LambdaErrors.TagsOfFunctionsOnly);

    /// <summary>Whether there is a function, or the version or alias that its ARN names.</summary>
    public static bool Exists(string arn, WorldView view) =>
        QualifiedName.OfArn(arn) is { } named && view.Find<Function>(named.Place, named.Name) is { } function && QualifiedFunction.Find(view, function, named.Qualifier) is not null;

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => LambdaErrors.NoSuchFunction(QualifiedName.Of(name, call).Arn);

    /// <summary>The function after a change.</summary>
    public Function Changed(Call call) => this with { ModifiedAt = call.Timestamp, RevisionId = Revision.New(call) };

    private static Reference<Function> Of(string name, Call call, Func<AwsException> refusal)
    {
        var read = QualifiedName.Of(name, call);
        return read.Qualifier is null or Latest ? new(name, QualifiedName.ArnOf(read.Place, read.Name), read.Find(call)) : throw refusal();
    }
}
