namespace ScsLabs.Services.Iam;

/// <summary>Lists the inline policies of a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListRolePolicies.</remarks>
[Operation<IamApi>]
public sealed record ListRolePolicies(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the policies' names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, [Spread] PageEnd Page);

    /// <summary>Lists the names of the inline policies.</summary>
    internal static Result Handle(ListRolePolicies request, Role role)
    {
        var page = role.ListPolicies(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
