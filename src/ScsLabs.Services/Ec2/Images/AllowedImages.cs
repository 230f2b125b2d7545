using ScsLabs.Policy.Matching;

namespace ScsLabs.Services.Ec2;

/// <summary>An account's settings in a Region for which images of others it sees and launches: Allowed AMIs, and whether it makes images public.</summary>
/// <remarks>Source: EC2 User Guide, ec2-allowed-amis and block-public-access-to-amis.</remarks>
internal sealed record AllowedImages(AccountId Account, string Region) : IRow<AllowedImages>
{
    private const string TheId = "images";

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => TheId;

    /// <summary>Whether the criteria count.</summary>
    public AllowedImagesState State { get; init; }

    /// <summary>The criteria, one of which an image must fulfil.</summary>
    public ImmutableArray<ImageCriterion> Criteria { get; init; } = [];

    /// <summary>Whether images may become public. AWS blocks that in new accounts.</summary>
    public bool IsSharingPublicly { get; init; }

    /// <summary>The settings of an account.</summary>
    public static AllowedImages Of(Place place, WorldView view) => view.Find<AllowedImages>(place, TheId) ?? new(place.Account, place.Region);

    /// <summary>Whether the account sees and launches another's image.</summary>
    public bool Admit(Image image, DateTimeOffset now) => State != AllowedImagesState.Enabled || Fits(image, now);

    /// <summary>Whether an image fulfils the criteria, as its account's own do; null where they are off.</summary>
    public bool? Judge(Image image, Call call) => State == AllowedImagesState.Disabled ? null : image.Account == call.Account || Fits(image, call.Now);

    /// <summary>The filters of images, of which one depends on the criteria.</summary>
    public ResourceFilters<Image> Filters(Call call) => new(
        new Dictionary<string, Func<Image, WorldView, IEnumerable<string>>>(ImageFilters.All, StringComparer.Ordinal)
        {
            ["image-allowed"] = (image, _) => Judge(image, call) is { } isAllowed ? [isAllowed ? "true" : "false"] : [],
        },
        Ec2Errors.UnknownFilter);

    private bool Fits(Image image, DateTimeOffset now) => Criteria.Any(criterion => criterion.Fits(image, now));
}

/// <summary>A criterion of Allowed AMIs: an image fulfils it if it fulfils all that it says.</summary>
/// <param name="ImageProviders">The owners: accounts, or <c>amazon</c> for Amazon and verified providers; null for any.</param>
/// <param name="MarketplaceProductCodes">The product codes, which no image here has; null for any.</param>
/// <param name="ImageNames">The names, with wildcards; null for any.</param>
/// <param name="MaximumDaysSinceDeprecated">The maximum number of days since the deprecation; no image here is deprecated.</param>
/// <param name="MaximumDaysSinceCreated">The maximum age, in days; null for any.</param>
internal sealed record ImageCriterion(
    ImmutableArray<string>? ImageProviders,
    ImmutableArray<string>? MarketplaceProductCodes,
    ImmutableArray<string>? ImageNames,
    int? MaximumDaysSinceDeprecated,
    int? MaximumDaysSinceCreated)
{
    /// <summary>Amazon, and the providers that it verified.</summary>
    public const string Amazon = "amazon";

    /// <summary>Nobody but the account itself.</summary>
    public const string None = "none";

    /// <summary>Whether another account's image fulfils it.</summary>
    public bool Fits(Image image, DateTimeOffset now) =>
        ImageProviders?.Any(provider => provider == image.Account.ToString() || (provider == Amazon && PublicImages.In(image.Region).ContainsKey(image.Id))) != false
        && MarketplaceProductCodes is null
        && ImageNames?.Any(name => TextPattern.Parse(name).Matches(image.Name)) != false
        && (MaximumDaysSinceCreated is not { } days || now - image.CreationDate <= TimeSpan.FromDays(days));
}

/// <summary>The states of Allowed AMIs.</summary>
internal enum AllowedImagesState
{
    /// <summary>All images are allowed.</summary>
    [Wire("disabled")]
    Disabled,

    /// <summary>All images are allowed, and it is told which wouldn't be.</summary>
    [Wire("audit-mode")]
    AuditMode,

    /// <summary>Only images that fulfil a criterion are allowed.</summary>
    [Wire("enabled")]
    Enabled,
}
