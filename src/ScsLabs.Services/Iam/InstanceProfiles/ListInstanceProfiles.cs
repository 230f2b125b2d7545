namespace ScsLabs.Services.Iam;

/// <summary>Lists the instance profiles, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListInstanceProfiles.</remarks>
[Operation<IamApi>]
public sealed record ListInstanceProfiles(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the profiles, by name.</summary>
    public sealed record Result(IReadOnlyList<InstanceProfileView> InstanceProfiles, bool IsTruncated, string? Marker);

    /// <summary>Asks for <c>iam:ListInstanceProfiles</c>, which has no resource.</summary>
    public static IEnumerable<Ask> Asks(ListInstanceProfiles request, Call call) =>
        [Listing.Ask("iam:ListInstanceProfiles", InstanceProfile.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the instance profiles.</summary>
    public static Result Handle(ListInstanceProfiles request, Call call, WorldView view)
    {
        var page = Listing.Page<InstanceProfile>(view, call.GlobalPlace, profile => profile.Path, request.PathPrefix, request.Marker, request.MaxItems);
        return new([.. page.Items.Select(profile => InstanceProfileView.InList(profile, view))], page.IsTruncated, page.Next);
    }
}
