namespace ScsLabs.Services.Iam;

/// <summary>Lists the versions of a managed policy, newest first.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, ListPolicyVersions.</remarks>
[Operation<IamApi>]
public sealed record ListPolicyVersions(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the versions, without their documents.</summary>
    public sealed record Result(IReadOnlyList<PolicyVersionView> Versions, bool IsTruncated, string? Marker);

    /// <summary>Lists the versions.</summary>
    public static Result Handle(ListPolicyVersions request, ManagedPolicy policy)
    {
        var page = Listing.Page(policy.Versions.Values, version => $"{int.MaxValue - version.Number:d10}", request.Marker, request.MaxItems);
        return new([.. page.Items.Select(version => PolicyVersionView.InList(policy, version))], page.IsTruncated, page.Next);
    }
}
