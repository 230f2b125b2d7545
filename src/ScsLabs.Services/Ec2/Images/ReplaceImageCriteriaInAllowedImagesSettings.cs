namespace ScsLabs.Services.Ec2;

/// <summary>Chooses the criteria of Allowed AMIs, in place of those before.</summary>
/// <remarks>Errors: InvalidParameterValue, InvalidParameterCombination. Source: EC2 API Reference, ReplaceImageCriteriaInAllowedImagesSettings.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record ReplaceImageCriteriaInAllowedImagesSettings([Wire("ImageCriterion")] IReadOnlyList<ImageCriterionRequest>? ImageCriteria = null, bool DryRun = false)
{
    private const int MostCriteria = 10;

    internal sealed record Result([Wire("return")] bool ReturnValue);

    internal static Result Handle(ReplaceImageCriteriaInAllowedImagesSettings request, Call call, Draft draft)
    {
        if (request.ImageCriteria is { Count: > MostCriteria })
        {
            throw Ec2Errors.InvalidParameterValue($"The number of image criteria exceeds the maximum of {MostCriteria}.");
        }

        draft.Put(AllowedImages.Of(call.Place, draft) with { Criteria = [.. (request.ImageCriteria ?? []).Select(criterion => criterion.Checked())] });
        return new(ReturnValue: true);
    }
}

/// <summary>A criterion in a request.</summary>
internal sealed record ImageCriterionRequest
{
    private const int MostProviders = 200;
    private const int MostNames = 50;

    /// <summary>The owners.</summary>
    [Wire("ImageProvider")]
    public IReadOnlyList<string>? ImageProviders { get; init; }

    /// <summary>The product codes.</summary>
    [Wire("MarketplaceProductCode")]
    public IReadOnlyList<string>? MarketplaceProductCodes { get; init; }

    /// <summary>The names, with wildcards.</summary>
    [Wire("ImageName")]
    public IReadOnlyList<string>? ImageNames { get; init; }

    /// <summary>The maximum time since the deprecation.</summary>
    public DeprecationTimeCondition? DeprecationTimeCondition { get; init; }

    /// <summary>The maximum age.</summary>
    public CreationDateCondition? CreationDateCondition { get; init; }

    /// <summary>The criterion.</summary>
    /// <exception cref="AwsException">A value can't be, or there are too many.</exception>
    public ImageCriterion Checked()
    {
        var (providers, names) = (ImageProviders ?? [], ImageNames ?? []);
        if (providers.Count > MostProviders || names.Count > MostNames || MarketplaceProductCodes is { Count: > MostNames })
        {
            throw Ec2Errors.InvalidParameterValue($"An image criterion can have up to {MostProviders} image providers, {MostNames} image names and {MostNames} product codes.");
        }

        if (providers.FirstOrDefault(provider => provider is not (ImageCriterion.Amazon or ImageCriterion.None or "aws-marketplace" or "aws-backup-vault") && !AccountId.TryParse(provider, out _)) is { } wrong)
        {
            throw Ec2Errors.InvalidValue("ImageProvider", wrong);
        }

        if (names.FirstOrDefault(name => name.Length is 0 or > ImageName.Longest) is { } bad)
        {
            throw Ec2Errors.InvalidValue("ImageName", bad);
        }

        return providers.Contains(ImageCriterion.None, StringComparer.Ordinal) && providers.Count + names.Count + (MarketplaceProductCodes?.Count ?? 0) > 1
            ? throw Ec2Errors.InvalidParameterCombination("The image provider 'none' can't be combined with other values")
            : new(Given(ImageProviders), Given(MarketplaceProductCodes), Given(ImageNames), DeprecationTimeCondition?.MaximumDaysSinceDeprecated, CreationDateCondition?.MaximumDaysSinceCreated);
    }

    private static ImmutableArray<string>? Given(IReadOnlyList<string>? values) => values is { Count: > 0 } ? [.. values] : null;
}
