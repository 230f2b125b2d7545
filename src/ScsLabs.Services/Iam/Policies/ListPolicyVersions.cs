namespace ScsLabs.Services.Iam;

/// <summary>Lists the versions of a managed policy, newest first.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, ListPolicyVersions.</remarks>
[Operation<IamApi>]
public sealed record ListPolicyVersions(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the versions, without their documents.</summary>
    public sealed record Result(IReadOnlyList<PolicyVersionView> Versions, [Spread] PageEnd Page);

    /// <summary>Lists the versions.</summary>
    internal static Result Handle(ListPolicyVersions request, ManagedPolicy policy)
    {
        var page = Listing.Page(policy.Versions.Values, version => $"{int.MaxValue - version.Number:d10}", request.Page);
        return new([.. page.Items.Select(version => PolicyVersionView.InList(policy, version))], PageEnd.Of(page));
    }
}
