namespace ScsLabs.Services.Config;

/// <summary>Lists the resources of a type that were recorded.</summary>
/// <remarks>Errors: ValidationException, NoAvailableConfigurationRecorderException, InvalidNextTokenException. Source: AWS Config API Reference, ListDiscoveredResources.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record ListDiscoveredResources(
    [Wire("resourceType")] string ResourceType,
    [Wire("resourceIds"), Items(1, 768)] IReadOnlyList<string>? ResourceIds = null,
    [Wire("resourceName")] string? ResourceName = null,
    [Wire("limit"), Range(0, 100)] int? Limit = null,
    [Wire("includeDeletedResources")] bool? IncludeDeletedResources = null,
    [Wire("nextToken")] string? NextToken = null)
{
    private const int Most = 100;

    /// <summary>A page of the resources.</summary>
    public sealed record Result([Wire("resourceIdentifiers")] IReadOnlyList<ResourceIdentifier> ResourceIdentifiers, [Wire("nextToken")] string? NextToken);

    /// <summary>Lists the resources.</summary>
    internal static Result Handle(ListDiscoveredResources request, Call call)
    {
        RecordedResource.RequireType(request.ResourceType);
        if (RecorderRow.In(call.Place, call.View) is null)
        {
            throw ConfigErrors.NoRecorder();
        }

        var page = Page.Of(
            RecordedResource.Of(request.ResourceType, call.Place, call.View).Where(resource =>
                (resource.Last.IsThere || request.IncludeDeletedResources == true)
                && (request.ResourceIds is not { Count: > 0 } ids || ids.Contains(resource.ResourceId, StringComparer.Ordinal))
                && (request.ResourceName is not { } name || name == resource.Name)),
            request.NextToken,
            request.Limit is > 0 and { } limit ? limit : Most,
            resource => resource.Id,
            ConfigErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(ResourceIdentifier.Of)], page.Next);
    }
}

/// <summary>A recorded resource in a list.</summary>
public sealed record ResourceIdentifier(
    [Wire("resourceType")] string ResourceType,
    [Wire("resourceId")] string ResourceId,
    [Wire("resourceName")] string? ResourceName,
    [Wire("resourceDeletionTime")] DateTimeOffset? ResourceDeletionTime)
{
    /// <summary>Shows a resource.</summary>
    internal static ResourceIdentifier Of(RecordedResource resource) => new(resource.Type, resource.ResourceId, resource.Name, resource.Last.IsThere ? null : resource.Last.At);
}
