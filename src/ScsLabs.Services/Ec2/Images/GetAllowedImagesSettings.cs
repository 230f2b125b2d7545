namespace ScsLabs.Services.Ec2;

/// <summary>Tells which images of others the account sees and launches.</summary>
/// <remarks>Source: EC2 API Reference, GetAllowedImagesSettings.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record GetAllowedImagesSettings(bool DryRun = false)
{
    internal sealed record Result(AllowedImagesState State, [Wire("imageCriterionSet")] IReadOnlyList<ImageCriterionView> ImageCriteria, SettingsManager ManagedBy);

    internal static Result Handle(Call call)
    {
        var settings = AllowedImages.Of(call.Place, call.View);
        return new(settings.State, [.. settings.Criteria.Select(ImageCriterionView.Of)], SettingsManager.Account);
    }
}

/// <summary>A criterion in an answer.</summary>
internal sealed record ImageCriterionView(
    [Wire("imageProviderSet")] IReadOnlyList<string>? ImageProviders,
    [Wire("marketplaceProductCodeSet")] IReadOnlyList<string>? MarketplaceProductCodes,
    [Wire("imageNameSet")] IReadOnlyList<string>? ImageNames,
    DeprecationTimeCondition? DeprecationTimeCondition,
    CreationDateCondition? CreationDateCondition)
{
    /// <summary>Shows a criterion.</summary>
    public static ImageCriterionView Of(ImageCriterion criterion) => new(
        criterion.ImageProviders,
        criterion.MarketplaceProductCodes,
        criterion.ImageNames,
        criterion.MaximumDaysSinceDeprecated is { } deprecated ? new(deprecated) : null,
        criterion.MaximumDaysSinceCreated is { } created ? new(created) : null);
}

/// <summary>The maximum time since an image was deprecated.</summary>
internal sealed record DeprecationTimeCondition([Range(0, int.MaxValue)] int? MaximumDaysSinceDeprecated = null);

/// <summary>The maximum age of an image.</summary>
internal sealed record CreationDateCondition([Range(0, int.MaxValue)] int? MaximumDaysSinceCreated = null);

/// <summary>Who manages settings.</summary>
[NotEmulated("declarative-policy")]
internal enum SettingsManager
{
    /// <summary>The account itself.</summary>
    [Wire("account")]
    Account,
}
