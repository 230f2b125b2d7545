namespace ScsLabs.Services.Iam;

/// <summary>Lists the inline policies of a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListGroupPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListGroupPolicies(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the policies' names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, [Spread] PageEnd Page);

    /// <summary>Lists the names of the inline policies.</summary>
    internal static Result Handle(ListGroupPolicies request, Group group)
    {
        var page = group.ListPolicies(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
