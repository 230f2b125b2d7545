namespace ScsLabs.Services.Iam;

/// <summary>Reads an inline policy of a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetUserPolicy.</remarks>
[Operation<IamApi>]
public sealed record GetUserPolicy(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName)
{
    /// <summary>The policy; its document is percent-encoded.</summary>
    public sealed record Result(string UserName, string PolicyName, string PolicyDocument);

    /// <summary>Reads the inline policy.</summary>
    internal static Result Handle(GetUserPolicy request, User user) => new(user.UserName, request.PolicyName, user.GetPolicy(request.PolicyName));
}
