namespace ScsLabs.Services.Lambda;

/// <summary>What a request names: a function, or a version or alias of it. Calls of a version or alias are decided by its own policy, and asked for on its own ARN.</summary>
/// <remarks>Source: Lambda Developer Guide, "Using versions and aliases in policies".</remarks>
internal sealed record QualifiedFunction : IResource<QualifiedFunction>, IHasResourcePolicy
{
    /// <summary>The function.</summary>
    public required Function Function { get; init; }

    /// <summary>The version or alias; null where the request names the function alone.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The published version; null where another is named or none.</summary>
    public PublishedVersion? Version { get; init; }

    /// <summary>The alias; null where none is named.</summary>
    public FunctionAlias? Alias { get; init; }

    /// <summary>The revision of the function, version or alias.</summary>
    public string RevisionId => Version?.RevisionId ?? Alias?.RevisionId ?? Function.RevisionId;

    /// <summary>The policy of the function, version or alias; null for none. The unpublished version has none of its own.</summary>
    public PolicyDocument? Policy => Version is not null ? Version.Policy : Alias is not null ? Alias.Policy : Function.Policy;

    /// <inheritdoc />
    public Place Place => Function.Place;

    /// <inheritdoc />
    public string Id => Qualifier is null ? Function.Name : $"{Function.Name}:{Qualifier}";

    /// <inheritdoc />
    public string Arn => field ??= QualifiedName.ArnOf(Function.Place, Function.Name, Qualifier);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => Function.Tags;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Version is not null ? Version.ResourcePolicy : Alias is not null ? Alias.ResourcePolicy : Function.ResourcePolicy;

    /// <inheritdoc />
    public static Reference<QualifiedFunction> Resolve(string name, Call call) => Resolve(name, call, null);

    /// <summary>Finds what a request names by a name and a qualifier, which may be in the name as well.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: there are two qualifiers, and they differ.</exception>
    public static Reference<QualifiedFunction> Resolve(string name, Call call, string? qualifier)
    {
        var read = QualifiedName.Of(name, qualifier, call);
        return new(read.Arn, read.Arn, read.Find(call) is { } function ? Find(call.View, function, read.Qualifier) : null);
    }

    /// <summary>Finds a version for an operation that doesn't mind whether it is there, as long as the function is.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: there are two qualifiers, and they differ.</exception>
    public static Reference<QualifiedFunction> ToDelete(string name, Call call, string? qualifier)
    {
        var read = QualifiedName.Of(name, qualifier, call);
        return new(read.Arn, read.Arn, read.Find(call) is { } function ? Find(call.View, function, read.Qualifier) ?? new() { Function = function, Qualifier = read.Qualifier } : null);
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => LambdaErrors.NoSuchFunction(QualifiedName.Of(name, call).Arn);

    /// <summary>Finds a function's version or alias, or the function itself without a qualifier.</summary>
    /// <returns>What is named; null where there is no such version or alias.</returns>
    public static QualifiedFunction? Find(WorldView view, Function function, string? qualifier) =>
        qualifier is null or Function.Latest ? new() { Function = function, Qualifier = qualifier }
        : PublishedVersion.Find(view, function, qualifier) is { } version ? new() { Function = function, Qualifier = qualifier, Version = version }
        : view.Find<FunctionAlias>(function.Within, qualifier) is { } alias ? new() { Function = function, Qualifier = qualifier, Alias = alias }
        : null;

    /// <summary>The version that is shown: of an alias the main one.</summary>
    public FunctionSnapshot Shown(WorldView view) => Of(Alias?.FunctionVersion, view);

    /// <summary>The version that runs: of an alias any that it has, as their weights are.</summary>
    public FunctionSnapshot Chosen(WorldView view, IdSource ids) => Of(Alias?.Choose(ids), view);

    /// <summary>Replaces the policy.</summary>
    public void Put(PolicyDocument? policy, Call call, Draft draft)
    {
        if (Version is not null)
        {
            draft.Put(Version with { Policy = policy, RevisionId = Revision.New(call) });
        }
        else if (Alias is not null)
        {
            draft.Put(Alias with { Policy = policy, RevisionId = Revision.New(call) });
        }
        else
        {
            draft.Put(Function.Changed(call) with { Policy = policy });
        }
    }

    /// <summary>A version that an alias has, which can't be deleted; without one the version that is named.</summary>
    private FunctionSnapshot Of(string? ofAlias, WorldView view) =>
        ofAlias is not null ? FunctionSnapshot.Find(view, Function, ofAlias)! : Version is not null ? FunctionSnapshot.Of(Function, Version) : FunctionSnapshot.Of(Function);
}
