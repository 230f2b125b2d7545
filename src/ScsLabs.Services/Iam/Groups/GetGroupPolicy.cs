namespace ScsLabs.Services.Iam;

/// <summary>Reads an inline policy of a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetGroupPolicy.</remarks>
[Operation<IamApi>]
public sealed record GetGroupPolicy(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName)
{
    /// <summary>The policy; its document is percent-encoded.</summary>
    public sealed record Result(string GroupName, string PolicyName, string PolicyDocument);

    /// <summary>Reads the inline policy.</summary>
    internal static Result Handle(GetGroupPolicy request, Group group) => new(group.GroupName, request.PolicyName, group.GetPolicy(request.PolicyName));
}
