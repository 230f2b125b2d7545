namespace ScsLabs.Services.Ec2;

/// <summary>Lists images: the public ones, those that are shared with the caller's account, and the caller's own.</summary>
/// <remarks>Errors: InvalidAMIID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeImages.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeImages(
    [Wire("ImageId")] IReadOnlyList<string>? ImageIds = null,
    [Wire("Owner")] IReadOnlyList<string>? Owners = null,
    [Wire("ExecutableBy")] IReadOnlyList<string>? ExecutableUsers = null,
    bool? IncludeDeprecated = null,
    bool? IncludeDisabled = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("imagesSet")] IReadOnlyList<ImageView> Images, string? NextToken);

    internal static Result Handle(DescribeImages request, Call call)
    {
        UserIds.Require(request.Owners, "self", "amazon", "aws-marketplace", "aws-backup-vault");
        UserIds.Require(request.ExecutableUsers, "self", "all");
        var filters = AllowedImages.Of(call.Place, call.View).Filters(call);
        var page = Describing.Find<Image>(call, request.Which, request.ImageIds, "imageIds", from => Visible(request, call, from), least: 1, filters);
        return new([.. page.Items.Select(image => ImageView.Of(image, call))], page.Next);
    }

    private static IEnumerable<Image> Visible(DescribeImages request, Call call, string from) => PublicImages.In(call.Region).Values
        .Concat(call.View.All<Image>(call.Place))
        .Concat(call.View.All(Image.BySharing, (call.Region, (AccountId?)call.Account)))
        .Concat(call.View.All(Image.BySharing, (call.Region, (AccountId?)null)))
        .DistinctBy(image => image.Id, StringComparer.Ordinal)
        .Where(image => image.IsSeenBy(call) && string.CompareOrdinal(image.Id, from) >= 0 && IsOf(request.Owners, image, call) && IsFor(request.ExecutableUsers, image, call))
        .OrderBy(image => image.Id, StringComparer.Ordinal);

    private static bool IsOf(IReadOnlyList<string>? owners, Image image, Call call) =>
        owners is null or { Count: 0 } || owners.Any(owner => owner == "self" ? image.Account == call.Account : owner == image.Account.ToString() || (owner == image.OwnerAlias && owner is not null));

    /// <summary>Whether one of the users may launch it: <c>all</c> is everybody, <c>self</c> the caller's account where it was named explicitly.</summary>
    private static bool IsFor(IReadOnlyList<string>? users, Image image, Call call) =>
        users is null or { Count: 0 } || users.Any(user => user == "all" ? image.IsPublic : image.SharedWith.Any(account => account.ToString() == (user == "self" ? call.Account.ToString() : user)));
}
