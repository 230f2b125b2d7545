namespace ScsLabs.Services.Iam;

/// <summary>Deletes an inline policy of a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteGroupPolicy.</remarks>
[Operation<IamApi>]
public sealed record DeleteGroupPolicy(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName)
{
    /// <summary>Deletes the inline policy.</summary>
    internal static void Handle(DeleteGroupPolicy request, Group group, Draft draft) => draft.Put(group.DeletePolicy(request.PolicyName));
}
