namespace ScsLabs.Services.Iam;

/// <summary>Creates a group.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded. Source: IAM API Reference, CreateGroup.</remarks>
[Operation<IamApi>]
public sealed record CreateGroup(
    [Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 512), Pattern(Form.Path)] string Path = "/")
{
    /// <summary>The new group.</summary>
    public sealed record Result(GroupView Group);

    /// <summary>Asks on the ARN of the new group, with its path.</summary>
    internal static IEnumerable<Ask> Asks(CreateGroup request, Call call) => [new("iam:CreateGroup", Group.ArnOf(call.Account, request.Path, request.GroupName))];

    /// <summary>Creates the group.</summary>
    internal static Result Handle(CreateGroup request, Call call, Draft draft)
    {
        Group.RequireNew(request.GroupName, draft, call.Account);
        var group = new Group
        {
            Account = call.Account,
            GroupName = request.GroupName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AGPA"),
            CreateDate = call.Timestamp,
        };
        draft.Put(group);
        return new(GroupView.Of(group));
    }
}
