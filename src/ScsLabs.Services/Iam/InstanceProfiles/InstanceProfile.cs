namespace ScsLabs.Services.Iam;

/// <summary>An instance profile, which passes a role to EC2 instances.</summary>
internal sealed record InstanceProfile : IResource<InstanceProfile>
{
    /// <summary>Finds instance profiles by name, ignoring case.</summary>
    internal static readonly RowIndex<InstanceProfile, (AccountId, string)> ByName = new(profile => Naming.Key(profile.Account, profile.InstanceProfileName));

    /// <summary>Finds the instance profiles that an account's role is in.</summary>
    internal static readonly RowIndex<InstanceProfile, (AccountId, string)> ByRole = new(profile => profile.RoleName is { } role ? [(profile.Account, role)] : []);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<InstanceProfile>> Indexes => [ByName, ByRole];

    /// <summary>The account that owns the instance profile.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The name, unique in the account regardless of the path.</summary>
    public required string InstanceProfileName { get; init; }

    /// <summary>The path, which begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id: <c>AIPA…</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The time at which the instance profile was created.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The name of the role in the instance profile, which contains one at most; null for none.</summary>
    public string? RoleName { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.OfInstanceProfiles.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => InstanceProfileName;

    /// <inheritdoc />
    public string Arn => ArnOf(Account, Path, InstanceProfileName);

    /// <inheritdoc />
    public static Reference<InstanceProfile> Resolve(string name, Call call)
    {
        var row = call.View.Find<InstanceProfile>(call.GlobalPlace, name);
        return new(name, row?.Arn ?? ArnOf(call.Account, "/", name), row) { Shown = $"instance profile {name}" };
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => IamErrors.NoSuchEntity($"Instance Profile {name} cannot be found.");

    /// <summary>Finds an instance profile of any account by its ARN; null for none.</summary>
    internal static InstanceProfile? Find(WorldView view, string arn) =>
        Model.Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account)
            && view.Find<InstanceProfile>(Place.Of(account), parsed.Resource[(parsed.Resource.LastIndexOf('/') + 1)..]) is { } profile && profile.Arn == arn
                ? profile
                : null;

    /// <summary>The ARN of an instance profile.</summary>
    internal static string ArnOf(AccountId account, string path, string name) => $"arn:aws:iam::{account}:instance-profile{path}{name}";
}
