using System.Globalization;

namespace ScsLabs.Services.Lambda;

/// <summary>A version of a function: its settings and code as they were when it was published. Only its policy changes.</summary>
internal sealed record PublishedVersion : IResource<PublishedVersion>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>The place of the function.</summary>
    public required Place FunctionPlace { get; init; }

    /// <summary>The name of the function.</summary>
    public required string FunctionName { get; init; }

    /// <summary>The number, from 1. No other version of the function ever has it.</summary>
    public required int Number { get; init; }

    /// <summary>The settings.</summary>
    public required FunctionSettings Settings { get; init; }

    /// <summary>The settings of the function itself, from which it was published: the description may be another.</summary>
    public required FunctionSettings Source { get; init; }

    /// <summary>The code.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>The time of the last change of the settings or code before they were published.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>An id that each change of the policy renews.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The policy, with users and roles as unique ids; null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The number as requests have it.</summary>
    public string Qualifier => Number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public Place Place => FunctionPlace with { Within = FunctionName };

    /// <inheritdoc />
    public string Id => IdOf(Number);

    /// <inheritdoc />
    public string Arn => field ??= QualifiedName.ArnOf(FunctionPlace, FunctionName, Qualifier);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => FunctionTags.Rules.None;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"policy of the version {Number} of the function {FunctionName}", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"version {Number} of the function {FunctionName}, policy", Policy, document => this with { Policy = document })];

    /// <inheritdoc />
    public static Reference<PublishedVersion> Resolve(string name, Call call)
    {
        var read = QualifiedName.Of(name, call);
        return new(name, read.Arn, read.Find(call) is { } function && read.Qualifier is { } number ? Find(call.View, function, number) : null);
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => LambdaErrors.NoSuchFunction(QualifiedName.Of(name, call).Arn);

    /// <summary>Finds a version of a function by its number, as requests have it.</summary>
    public static PublishedVersion? Find(WorldView view, Function function, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && view.Find<PublishedVersion>(function.Within, IdOf(parsed)) is { } found && found.Qualifier == number ? found : null;

    /// <summary>Publishes a function as it is, unless nothing changed since its last version, which then is the answer.</summary>
    /// <param name="function">The function.</param>
    /// <param name="description">The description of the version; null for the function's own.</param>
    /// <param name="call">The call.</param>
    /// <param name="draft">The draft.</param>
    public static FunctionSnapshot Publish(Function function, string? description, Call call, Draft draft)
    {
        if (draft.Find<PublishedVersion>(function.Within, IdOf(function.LastVersion)) is { } last && last.Source == function.Settings && last.Code.Sha256 == function.Code.Sha256)
        {
            return FunctionSnapshot.Of(function, last);
        }

        var published = function with { LastVersion = function.LastVersion + 1, RevisionId = Revision.New(call) };
        var version = new PublishedVersion
        {
            FunctionPlace = function.Place,
            FunctionName = function.Name,
            Number = published.LastVersion,
            Settings = description is null ? function.Settings : function.Settings with { Description = description },
            Source = function.Settings,
            Code = function.Code,
            ModifiedAt = function.ModifiedAt,
            RevisionId = Revision.New(call),
        };
        draft.Put(published);
        draft.Put(version);
        return FunctionSnapshot.Of(published, version);
    }

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view) => FunctionTags.OfFunction(view, FunctionPlace, FunctionName);

    /// <summary>The number with leading zeros, so that versions are listed in the order of their numbers.</summary>
    private static string IdOf(int number) => number.ToString("D10", CultureInfo.InvariantCulture);
}
