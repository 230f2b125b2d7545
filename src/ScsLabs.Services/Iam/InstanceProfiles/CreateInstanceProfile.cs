namespace ScsLabs.Services.Iam;

/// <summary>Makes an instance profile.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded, InvalidInput. Source: IAM API Reference, CreateInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record CreateInstanceProfile(
    [Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [Length(1, 512), Pattern(Form.Path)] string Path = "/",
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The profile that was made.</summary>
    public sealed record Result(InstanceProfileView InstanceProfile);

    /// <summary>Asked on the profile to be, its path included.</summary>
    public static IEnumerable<Ask> Asks(CreateInstanceProfile request, Call call) =>
        [new("iam:CreateInstanceProfile", InstanceProfile.ArnOf(call.Account, request.Path, request.InstanceProfileName)) { Conditions = CreateInstanceProfileOperation.Conditions(request) }];

    /// <summary>Makes it.</summary>
    public static Result Handle(CreateInstanceProfile request, Call call, Draft draft)
    {
        Naming.RequireNew(
            draft,
            InstanceProfile.ByName,
            call.Account,
            request.InstanceProfileName,
            "InstanceProfilesPerAccount",
            1000,
            $"Instance Profile {request.InstanceProfileName} already exists.");
        var profile = new InstanceProfile
        {
            Account = call.Account,
            InstanceProfileName = request.InstanceProfileName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AIPA"),
            CreateDate = call.Timestamp,
            TagSet = TagSets.HeedingCase.Add(request.Tags, "TagsPerInstanceProfile"),
        };
        draft.Put(profile);
        return new(InstanceProfileView.Of(profile, draft));
    }
}
