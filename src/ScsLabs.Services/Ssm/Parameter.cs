namespace ScsLabs.Services.Ssm;

/// <summary>A parameter of Parameter Store, with all its versions.</summary>
internal sealed record Parameter : IResource<Parameter>, ITagged, IDueRow
{
    /// <summary>The maximum number of versions that are kept.</summary>
    internal const int MaxVersions = 100;

    /// <summary>The account that owns the parameter.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region of the parameter.</summary>
    public required string Region { get; init; }

    /// <summary>The name, with its path: <c>/app/db/password</c> or <c>plain</c>; never <c>/plain</c>, which names the same.</summary>
    public required string Name { get; init; }

    /// <summary>The versions, oldest first; the last is the current one.</summary>
    public required ImmutableList<ParameterVersion> Versions { get; init; }

    /// <summary>The current version.</summary>
    public ParameterVersion Latest => Versions[^1];

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= ArnOf(Place, Name);

    /// <summary>The ARN of a path, whose public parameters belong to no account.</summary>
    internal static string ArnOfPath(string path, Call call) => ArnOf(PublicParameters.IsOne(path) ? new(default, call.Region) : call.Place, path.TrimEnd('/'));

    /// <summary>The time of expiration in the latest version's policies.</summary>
    public DateTimeOffset? DueAt => Latest.Policies.Expiration;

    /// <summary>Finds a parameter by name or ARN.</summary>
    public static Reference<Parameter> Resolve(string name, Call call)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return new(name, ArnOf(call.Place, name), call.View.Find<Parameter>(call.Place, ParameterName.Canonical(name)));
        }

        if (!Model.Arn.TryParse(name, out var arn) || arn is not { Partition: "aws", Service: "ssm" } || !arn.Resource.StartsWith("parameter/", StringComparison.Ordinal))
        {
            throw SsmErrors.Validation($"Invalid parameter ARN: {name}");
        }

        if (!AccountId.TryParse(arn.Account, out var account))
        {
            ParameterName.RequireEmulated(name);
            throw SsmErrors.Validation($"Invalid parameter ARN: {name}");
        }

        var path = arn.Resource["parameter".Length..];
        var row = arn.Region == call.Region ? call.View.Find<Parameter>(new Place(account, arn.Region), ParameterName.Canonical(path)) : null;
        return new(name, arn.ToString(), row);
    }

    /// <summary>Finds a parameter that is to be read by name or ARN: one of the caller's, or a public one.</summary>
    public static Reference<Parameter> ToRead(string name, Call call) => PublicParameters.Find(name, call) ?? Resolve(name, call);

    /// <summary>Finds a parameter that is to be read by name or ARN with an optional version selector: <c>name:3</c>, <c>name:label</c>.</summary>
    public static Reference<Parameter> BySelector(string name, Call call) => ToRead(Selector.Split(name).Name, call) with { Name = name };

    /// <summary>The parameters of the caller's account and Region under a path, in ordinal order of their names, from a name on.</summary>
    /// <remarks>A non-recursive list reads only the first parameter of each deeper path and skips the others.</remarks>
    internal static IEnumerable<Parameter> Under(string path, bool recursive, string from, Call call)
    {
        // The slash's successor in ordinal order: all names under a path are before it.
        const char AfterSlash = (char)('/' + 1);
        var prefix = path.TrimEnd('/') + "/";

        // Names without a slash are under the root too, and in order they follow or precede those with one.
        var cursor = prefix.Length > 1 && string.CompareOrdinal(from, prefix) < 0 ? prefix : from;
        while (call.View.From<Parameter>(call.Place, cursor).FirstOrDefault() is { } parameter && (prefix.Length == 1 || parameter.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (ParameterName.IsUnder(parameter.Name, path, recursive))
            {
                yield return parameter;
                cursor = parameter.Name + '\0';
            }
            else
            {
                var below = parameter.Name.IndexOf('/', prefix.Length);
                cursor = parameter.Name[..below] + AfterSlash;
            }
        }
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call)
    {
        ParameterName.RequireEmulated(name);
        return SsmErrors.ParameterNotFound();
    }

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) => TagSet.Select(tag => new Condition($"ssm:resourceTag/{tag.Key}", tag.Value));

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);

    /// <inheritdoc />
    public void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });

    /// <summary>Finds the version of a selector.</summary>
    /// <returns>The version; null where there is none.</returns>
    internal ParameterVersion? Find(Selector selector) =>
        selector.Version is { } number ? Versions.Find(version => version.Version == number)
        : selector.Label is { } label ? Versions.Find(version => version.Labels.Contains(label))
        : Latest;

    /// <summary>The ARN of a parameter. The slash at the start of a name isn't repeated.</summary>
    internal static string ArnOf(Place place, string name) => $"arn:aws:ssm:{place.Region}:{place.Account}:parameter{(name.StartsWith('/') ? "" : "/")}{name}";
}
