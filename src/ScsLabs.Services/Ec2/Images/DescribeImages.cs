namespace ScsLabs.Services.Ec2;

/// <summary>Lists images: the public ones, and the caller's own.</summary>
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
        var page = Describing.Find<Image>(call, request.Which, request.ImageIds, "imageIds", from => Visible(request, call, from), least: 1);
        return new([.. page.Items.Select(ImageView.Of)], page.Next);
    }

    private static IEnumerable<Image> Visible(DescribeImages request, Call call, string from) => PublicImages.In(call.Region).Values
        .Concat(call.View.All<Image>(call.Place))
        .Where(image => string.CompareOrdinal(image.Id, from) >= 0 && IsOf(request.Owners, image, call) && IsFor(request.ExecutableUsers, image, call))
        .OrderBy(image => image.Id, StringComparer.Ordinal);

    private static bool IsOf(IReadOnlyList<string>? owners, Image image, Call call) =>
        owners is null or { Count: 0 } || owners.Any(owner => owner == "self" ? image.Account == call.Account : owner == image.Account.ToString() || (owner == image.OwnerAlias && owner is not null));

    /// <summary>Whether one of the users may launch it: <c>all</c> is everybody, <c>self</c> who was named explicitly.</summary>
    private static bool IsFor(IReadOnlyList<string>? users, Image image, Call call) => users is null or { Count: 0 } || (users.Contains("all", StringComparer.Ordinal) && image.IsPublic);
}
