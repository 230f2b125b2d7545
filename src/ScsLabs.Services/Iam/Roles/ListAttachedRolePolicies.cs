namespace ScsLabs.Services.Iam;

/// <summary>Lists the managed policies that are attached to a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListAttachedRolePolicies.</remarks>
[Operation<IamApi>]
public sealed record ListAttachedRolePolicies(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 512), Pattern(Form.PolicyPath)] string? PathPrefix = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the policies, by name.</summary>
    public sealed record Result(IReadOnlyList<AttachedPolicyView> AttachedPolicies, [Spread] PageEnd Page);

    /// <summary>Lists the attached policies.</summary>
    internal static Result Handle(ListAttachedRolePolicies request, Role role, WorldView view)
    {
        var page = role.ListAttached(view, request.PathPrefix, request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
