namespace ScsLabs.Services.Iam;

/// <summary>Creates an instance profile.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded, InvalidInput. Source: IAM API Reference, CreateInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record CreateInstanceProfile(
    [Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [Length(1, 512), Pattern(Form.Path)] string Path = "/",
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The new instance profile.</summary>
    public sealed record Result(InstanceProfileView InstanceProfile);

    /// <summary>Asks on the ARN of the new instance profile, with its path.</summary>
    internal static IEnumerable<Ask> Asks(CreateInstanceProfile request, Call call) =>
        [new("iam:CreateInstanceProfile", InstanceProfile.ArnOf(call.Account, request.Path, request.InstanceProfileName)) { Conditions = CreateInstanceProfileOperation.Conditions(request) }];

    /// <summary>Creates the instance profile.</summary>
    internal static Result Handle(CreateInstanceProfile request, Call call, Draft draft)
    {
        Naming.RequireNew(
            draft,
            InstanceProfile.ByName,
            call.Account,
            request.InstanceProfileName,
            "InstanceProfilesPerAccount",
            Quotas.InstanceProfiles,
            $"Instance Profile {request.InstanceProfileName} already exists.");
        var profile = new InstanceProfile
        {
            Account = call.Account,
            InstanceProfileName = request.InstanceProfileName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AIPA"),
            CreateDate = call.Timestamp,
            TagSet = TagSets.OfInstanceProfiles.Set(TagSets.OfInstanceProfiles.None, request.Tags),
        };
        draft.Put(profile);
        return new(InstanceProfileView.Of(profile, draft));
    }
}
