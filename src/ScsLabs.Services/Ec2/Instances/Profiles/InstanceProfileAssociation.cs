using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Ec2;

/// <summary>The association of an instance profile with an instance, which has one at most, besides one that is ending.</summary>
internal sealed record InstanceProfileAssociation : IRow<InstanceProfileAssociation>, IDueRow
{
    /// <summary>The time from the beginning of a change to its end: the emulator's choice.</summary>
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(5);

    /// <summary>Finds the associations of an instance.</summary>
    public static RowIndex<InstanceProfileAssociation, string> ByInstance { get; } = new(one => one.InstanceId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<InstanceProfileAssociation>> Indexes => [ByInstance];

    /// <summary>The filters of the list.</summary>
    public static ResourceFilters<InstanceProfileAssociation> Filters { get; } = new(
        new Dictionary<string, Func<InstanceProfileAssociation, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["instance-id"] = (one, _) => [one.InstanceId],
            ["state"] = (one, _) => [one.State.ToWire()],
        },
        Ec2Errors.UnknownFilter);

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <inheritdoc />
    public required string Id { get; init; }

    /// <summary>The instance's id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The ARN of the instance profile.</summary>
    public required string ProfileArn { get; init; }

    /// <summary>The unique id of the instance profile: another one of the same name isn't associated.</summary>
    public required string ProfileId { get; init; }

    /// <summary>The state.</summary>
    public required InstanceProfileState State { get; init; }

    /// <summary>The time of the last change of the state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt => State == InstanceProfileState.Associated ? null : Since + Transition;

    /// <summary>The association of an instance that isn't ending; null for none.</summary>
    public static InstanceProfileAssociation? Of(Instance instance, WorldView view) => view.All(ByInstance, instance.Id).FirstOrDefault(one => one.State != InstanceProfileState.Disassociating);

    /// <summary>Associates an instance profile with an instance.</summary>
    public static InstanceProfileAssociation Put(Draft draft, Instance instance, InstanceProfile profile, InstanceProfileState state, Call call)
    {
        var association = new InstanceProfileAssociation
        {
            Place = instance.Place,
            Id = call.Ids.Hex("iip-assoc-"),
            InstanceId = instance.Id,
            ProfileArn = profile.Arn,
            ProfileId = profile.UniqueId,
            State = state,
            Since = call.Timestamp,
        };
        draft.Put(association);
        return association;
    }

    /// <summary>Finds an association by its id.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public static InstanceProfileAssociation Found(string id, Call call) =>
        call.View.Find<InstanceProfileAssociation>(call.Place, id) ?? throw new AwsException("InvalidAssociationID.NotFound", 400, $"An invalid association-id of '{id}' was given");

    /// <summary>The instance profile; null where it was deleted, even if there is another of the same name.</summary>
    public InstanceProfile? Profile(WorldView view) => InstanceProfile.Find(view, ProfileArn) is { } profile && profile.UniqueId == ProfileId ? profile : null;

    /// <summary>The instance.</summary>
    public Reference<Instance> Instance(Call call) => Reference<Instance>.Of(InstanceId, call);

    /// <summary>Begins to end the association.</summary>
    /// <exception cref="AwsException">It is ending already.</exception>
    public InstanceProfileAssociation End(Draft draft, Call call)
    {
        if (State == InstanceProfileState.Disassociating)
        {
            throw Ec2Errors.IncorrectState($"The association {Id} is in the state '{State.ToWire()}'.");
        }

        var ending = this with { State = InstanceProfileState.Disassociating, Since = call.Timestamp };
        draft.Put(ending);
        return ending;
    }

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        if (State == InstanceProfileState.Associating)
        {
            due.Draft.Put(this with { State = InstanceProfileState.Associated });
        }
        else
        {
            due.Draft.Remove(this);
        }
    }
}

/// <summary>The states of an association.</summary>
internal enum InstanceProfileState
{
    /// <summary>It begins.</summary>
    [Wire("associating")]
    Associating,

    /// <summary>It is there.</summary>
    [Wire("associated")]
    Associated,

    /// <summary>It ends.</summary>
    [Wire("disassociating")]
    Disassociating,
}

/// <summary>An association in an answer.</summary>
internal sealed record InstanceProfileAssociationView(string AssociationId, string InstanceId, InstanceProfileInAnswer IamInstanceProfile, InstanceProfileState State, DateTimeOffset Timestamp)
{
    /// <summary>Shows an association.</summary>
    public static InstanceProfileAssociationView Of(InstanceProfileAssociation one) => new(one.Id, one.InstanceId, new(one.ProfileArn, one.ProfileId), one.State, one.Since);
}
