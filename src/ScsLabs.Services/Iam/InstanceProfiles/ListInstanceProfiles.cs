namespace ScsLabs.Services.Iam;

/// <summary>Lists the instance profiles, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListInstanceProfiles.</remarks>
[Operation<IamApi>]
public sealed record ListInstanceProfiles(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the profiles, by name.</summary>
    public sealed record Result(IReadOnlyList<InstanceProfileView> InstanceProfiles, [Spread] PageEnd Page);

    /// <summary>Asks for <c>iam:ListInstanceProfiles</c> on the path, whose ARN ends without a name.</summary>
    internal static IEnumerable<Ask> Asks(ListInstanceProfiles request, Call call) =>
        [new("iam:ListInstanceProfiles", InstanceProfile.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the instance profiles.</summary>
    internal static Result Handle(ListInstanceProfiles request, Call call, WorldView view)
    {
        var page = Listing.Page<InstanceProfile>(view, call.GlobalPlace, profile => profile.Path, request.PathPrefix, request.Page);
        return new([.. page.Items.Select(profile => InstanceProfileView.InList(profile, view))], PageEnd.Of(page));
    }
}
