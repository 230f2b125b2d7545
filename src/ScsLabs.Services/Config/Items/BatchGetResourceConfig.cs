namespace ScsLabs.Services.Config;

/// <summary>Shows the last item of each of several resources. Those that aren't there are left out.</summary>
/// <remarks>Errors: ValidationException, NoAvailableConfigurationRecorderException. Source: AWS Config API Reference, BatchGetResourceConfig.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record BatchGetResourceConfig([Wire("resourceKeys"), Length(1, 100)] IReadOnlyList<ResourceKey> ResourceKeys)
{
    /// <summary>The items. No key is left for another request.</summary>
    public sealed record Result(
        [Wire("baseConfigurationItems")] IReadOnlyList<BaseConfigurationItem> BaseConfigurationItems,
        [Wire("unprocessedResourceKeys")] IReadOnlyList<ResourceKey> UnprocessedResourceKeys);

    /// <summary>Shows the items.</summary>
    internal static Result Handle(BatchGetResourceConfig request, Call call)
    {
        foreach (var key in request.ResourceKeys)
        {
            RecordedResource.RequireType(key.ResourceType);
        }

        if (RecorderRow.In(call.Place, call.View) is null)
        {
            throw ConfigErrors.NoRecorder();
        }

        return new(
            [
                .. request.ResourceKeys.Distinct()
                    .Select(key => call.View.Find<RecordedResource>(call.Place, RecordedResource.IdOf(key.ResourceType, key.ResourceId)))
                    .OfType<RecordedResource>()
                    .Where(resource => resource.Last.IsThere)
                    .Select(resource => BaseConfigurationItem.Of(ConfigurationItemView.Of(resource, resource.Last))),
            ],
            []);
    }
}

/// <summary>The type and id of a resource.</summary>
public sealed record ResourceKey([Wire("resourceType")] string ResourceType, [Wire("resourceId"), Length(1, 768)] string ResourceId);

/// <summary>An item without tags and relationships.</summary>
public sealed record BaseConfigurationItem
{
    [Wire("version")] public required string Version { get; init; }

    [Wire("accountId")] public required string AccountId { get; init; }

    [Wire("configurationItemCaptureTime")] public required DateTimeOffset ConfigurationItemCaptureTime { get; init; }

    [Wire("configurationItemStatus")] public required ConfigurationItemStatus ConfigurationItemStatus { get; init; }

    [Wire("configurationStateId")] public required string ConfigurationStateId { get; init; }

    [Wire("arn")] public required string Arn { get; init; }

    [Wire("resourceType")] public required string ResourceType { get; init; }

    [Wire("resourceId")] public required string ResourceId { get; init; }

    [Wire("resourceName")] public string? ResourceName { get; init; }

    [Wire("awsRegion")] public required string AwsRegion { get; init; }

    [Wire("configuration")] public string? Configuration { get; init; }

    [Wire("supplementaryConfiguration")] public required IReadOnlyDictionary<string, string> SupplementaryConfiguration { get; init; }

    /// <summary>Shows an item.</summary>
    internal static BaseConfigurationItem Of(ConfigurationItemView item) => new()
    {
        Version = item.Version,
        AccountId = item.AccountId,
        ConfigurationItemCaptureTime = item.ConfigurationItemCaptureTime,
        ConfigurationItemStatus = item.ConfigurationItemStatus,
        ConfigurationStateId = item.ConfigurationStateId,
        Arn = item.Arn,
        ResourceType = item.ResourceType,
        ResourceId = item.ResourceId,
        ResourceName = item.ResourceName,
        AwsRegion = item.AwsRegion,
        Configuration = item.Configuration,
        SupplementaryConfiguration = item.SupplementaryConfiguration,
    };
}
