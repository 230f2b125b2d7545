using System.Globalization;

namespace ScsLabs.Services.Config;

/// <summary>Shows what was recorded of a resource, the last first.</summary>
/// <remarks>Errors: ValidationException, InvalidTimeRangeException, NoAvailableConfigurationRecorderException, ResourceNotDiscoveredException, InvalidNextTokenException. Source: AWS Config API Reference, GetResourceConfigHistory.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record GetResourceConfigHistory(
    [Wire("resourceType")] string ResourceType,
    [Wire("resourceId"), Length(1, 768)] string ResourceId,
    [Wire("laterTime")] DateTimeOffset? LaterTime = null,
    [Wire("earlierTime")] DateTimeOffset? EarlierTime = null,
    [Wire("chronologicalOrder")] ChronologicalOrder? ChronologicalOrder = null,
    [Wire("limit"), Range(0, 100)] int? Limit = null,
    [Wire("nextToken")] string? NextToken = null)
{
    private const int Usual = 10;

    /// <summary>A page of the items.</summary>
    public sealed record Result([Wire("configurationItems")] IReadOnlyList<ConfigurationItemView> ConfigurationItems, [Wire("nextToken")] string? NextToken);

    /// <summary>Shows the items.</summary>
    internal static Result Handle(GetResourceConfigHistory request, Call call)
    {
        RecordedResource.RequireType(request.ResourceType);
        if (request.EarlierTime > request.LaterTime)
        {
            throw ConfigErrors.InvalidTimeRange();
        }

        if (RecorderRow.In(call.Place, call.View) is null)
        {
            throw ConfigErrors.NoRecorder();
        }

        var resource = call.View.Find<RecordedResource>(call.Place, RecordedResource.IdOf(request.ResourceType, request.ResourceId)) ?? throw ConfigErrors.NotDiscovered(request.ResourceType, request.ResourceId);
        var isForward = request.ChronologicalOrder == Config.ChronologicalOrder.Forward;
        var items = (isForward ? resource.Items : resource.Items.Reverse())
            .Where(item => (request.LaterTime is not { } later || item.At <= later) && (request.EarlierTime is not { } earlier || item.At >= earlier));
        var page = Page.Of(items, request.NextToken, request.Limit is > 0 and { } limit ? limit : Usual, item => (isForward ? item.Number : int.MaxValue - item.Number).ToString("D10", CultureInfo.InvariantCulture), ConfigErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(item => ConfigurationItemView.Of(resource, item))], page.Next);
    }
}

/// <summary>The order of items.</summary>
public enum ChronologicalOrder
{
    /// <summary>The last first.</summary>
    Reverse,

    /// <summary>The first first.</summary>
    Forward,
}

/// <summary>An item in an answer.</summary>
public sealed record ConfigurationItemView
{
    [Wire("version")] public required string Version { get; init; }

    [Wire("accountId")] public required string AccountId { get; init; }

    [Wire("configurationItemCaptureTime")] public required DateTimeOffset ConfigurationItemCaptureTime { get; init; }

    [Wire("configurationItemStatus")] public required ConfigurationItemStatus ConfigurationItemStatus { get; init; }

    [Wire("configurationStateId")] public required string ConfigurationStateId { get; init; }

    [Wire("configurationItemMD5Hash")] public required string ConfigurationItemMd5Hash { get; init; }

    [Wire("arn")] public required string Arn { get; init; }

    [Wire("resourceType")] public required string ResourceType { get; init; }

    [Wire("resourceId")] public required string ResourceId { get; init; }

    [Wire("resourceName")] public string? ResourceName { get; init; }

    [Wire("awsRegion")] public required string AwsRegion { get; init; }

    [Wire("tags")] public required IReadOnlyDictionary<string, string> Tags { get; init; }

    [Wire("configuration")] public string? Configuration { get; init; }

    [Wire("supplementaryConfiguration")] public required IReadOnlyDictionary<string, string> SupplementaryConfiguration { get; init; }

    /// <summary>Shows an item.</summary>
    internal static ConfigurationItemView Of(RecordedResource resource, ConfigurationItem item) => new()
    {
        Version = "1.3",
        AccountId = resource.Account.ToString(),
        ConfigurationItemCaptureTime = item.At,
        ConfigurationItemStatus = item.Status,
        ConfigurationStateId = item.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ConfigurationItemMd5Hash = "",
        Arn = item.Row.Arn,
        ResourceType = resource.Type,
        ResourceId = resource.ResourceId,
        ResourceName = resource.Name,
        AwsRegion = resource.Kind.IsGlobal ? "global" : resource.Region,
        Tags = resource.Kind.TagsOf(item.Row),
        Configuration = item.Description?.Configuration,
        SupplementaryConfiguration = item.Description?.Supplementary ?? ImmutableSortedDictionary<string, string>.Empty,
    };
}
