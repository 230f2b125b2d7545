namespace ScsLabs.Services.Iam;

/// <summary>Lists the managed policies that are attached to a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListAttachedGroupPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListAttachedGroupPolicies(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 512), Pattern(Form.PolicyPath)] string? PathPrefix = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the policies, by name.</summary>
    public sealed record Result(IReadOnlyList<AttachedPolicyView> AttachedPolicies, [Spread] PageEnd Page);

    /// <summary>Lists the attached policies.</summary>
    internal static Result Handle(ListAttachedGroupPolicies request, Group group, WorldView view)
    {
        var page = group.ListAttached(view, request.PathPrefix, request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
