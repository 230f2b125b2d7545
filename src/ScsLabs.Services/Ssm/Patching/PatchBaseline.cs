using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services.Ssm;

/// <summary>A patch baseline: one of an account's own, or one that AWS provides, which are no rows.</summary>
internal sealed record PatchBaseline : IResource<PatchBaseline>, ITagged, IHasResourcePolicy
{
    private const string InArn = "patchbaseline/", IdPrefix = "pb-";

    /// <summary>The account that owns it; the default value for AWS's.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <inheritdoc />
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The operating system.</summary>
    public required OperatingSystemType System { get; init; }

    /// <summary>What it approves and rejects, complete.</summary>
    public required PatchBaselineRules Rules { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ParameterTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    void ITagged.Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });

    /// <summary>Whether AWS provides it.</summary>
    public bool IsPredefined => Account == default;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Arn => ArnOf(IsPredefined ? PredefinedBaselines.Owner : $"{Account}", Region, Id);

    /// <summary>The policy: AWS's baselines are open to every account.</summary>
    AttachedPolicy? IHasResourcePolicy.ResourcePolicy => IsPredefined ? PredefinedBaselines.Policy : null;

    /// <summary>The id as it is shown: of AWS's baselines the ARN.</summary>
    public string ShownId => IsPredefined ? Arn : Id;

    /// <summary>Finds a baseline by its id or ARN: one of the caller's own, or by its ARN one of AWS's.</summary>
    /// <exception cref="AwsException">InvalidResourceId: it is no id of a baseline.</exception>
    public static Reference<PatchBaseline> Resolve(string name, Call call)
    {
        if (PredefinedBaselines.Find(name, call.Region) is { } predefined)
        {
            return new(name, predefined.Arn, predefined);
        }

        var own = ArnOf($"{call.Account}", call.Region, "");
        var id = name.StartsWith(own, StringComparison.Ordinal) ? name[own.Length..] : name;
        return id.StartsWith(IdPrefix, StringComparison.Ordinal) ? new(name, own + id, call.View.Find<PatchBaseline>(call.Place, id))
            : Model.Arn.TryParse(name, out var arn) && arn.Resource.StartsWith(InArn + IdPrefix, StringComparison.Ordinal) ? new(name, name, null)
            : throw SsmErrors.InvalidResourceId();
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => PatchErrors.NoBaseline();

    /// <summary>Finds a baseline by the id under which it is shown, of a place.</summary>
    public static PatchBaseline? Find(string shownId, Place place, WorldView view) => PredefinedBaselines.Find(shownId, place.Region) ?? view.Find<PatchBaseline>(place, shownId);

    /// <summary>The default baseline of an operating system.</summary>
    public static PatchBaseline Default(OperatingSystemType system, Place place, WorldView view) =>
        view.Find<DefaultPatchBaseline>(place, system.ToWire()) is { } registered ? Find(registered.BaselineId, place, view)! : PredefinedBaselines.For(system, place.Region);

    /// <summary>The baseline of a patch group: the one that it is registered with, else the default.</summary>
    public static PatchBaseline ForGroup(string group, OperatingSystemType system, Place place, WorldView view) =>
        view.Find<PatchGroupRegistration>(place, PatchGroupRegistration.IdOf(group, system)) is { } registered ? Find(registered.BaselineId, place, view)! : Default(system, place, view);

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) => TagSet.Select(static tag => new Condition($"ssm:resourceTag/{tag.Key}", tag.Value));

    /// <inheritdoc />
    /// <remarks>An account's own baselines have no policies, and AWS's are no rows.</remarks>
    IEnumerable<ResourceScope> IHasResourcePolicy.Scopes(WorldView view) => [];

    private static string ArnOf(string account, string region, string id) => $"arn:aws:ssm:{region}:{account}:{InArn}{id}";
}
