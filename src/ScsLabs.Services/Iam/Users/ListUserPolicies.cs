namespace ScsLabs.Services.Iam;

/// <summary>Lists the inline policies of a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListUserPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListUserPolicies(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the policies' names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, [Spread] PageEnd Page);

    /// <summary>Lists the names of the inline policies.</summary>
    internal static Result Handle(ListUserPolicies request, User user)
    {
        var page = user.ListPolicies(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
