namespace ScsLabs.Services.Config;

/// <summary>A resource that was recorded, with its items.</summary>
internal sealed record RecordedResource : IRow<RecordedResource>, IServiceRow
{
    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region of the recorder.</summary>
    public required string Region { get; init; }

    /// <summary>The type, such as <c>AWS::EC2::Volume</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The id, by the type's rules.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The most items that are kept of a resource. AWS keeps them for seven years, which bounds no memory.</summary>
    private const int MostItems = 100;

    /// <summary>The newest items, oldest first.</summary>
    public required ImmutableList<ConfigurationItem> Items { get; init; }

    /// <summary>The kind.</summary>
    public ResourceKind Kind => ResourceKinds.Named(Type)!;

    /// <summary>The name; null where it has none.</summary>
    public string? Name => Kind.NameOf(Last.Row);

    /// <summary>The last item.</summary>
    public ConfigurationItem Last => Items[^1];

    /// <summary>Adds an item, and drops the oldest of too many.</summary>
    public RecordedResource With(ConfigurationItem item) => this with { Items = (Items.Count < MostItems ? Items : Items.RemoveAt(0)).Add(item) };

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => IdOf(Type, ResourceId);

    /// <summary>The row's id. Resources of a type follow each other.</summary>
    public static string IdOf(string type, string resourceId) => $"{type}/{resourceId}";

    /// <summary>Requires that AWS Config knows a type.</summary>
    /// <exception cref="AwsException">It doesn't.</exception>
    public static void RequireType(string type)
    {
        if (!NameList.ResourceTypes.Has(type))
        {
            throw ConfigErrors.Validation($"1 validation error detected: Value '{type}' at 'resourceType' failed to satisfy constraint: Member must satisfy enum value set: [AWS's resource types]");
        }
    }

    /// <summary>The resources of a type that were recorded in a place.</summary>
    public static IEnumerable<RecordedResource> Of(string type, Place place, WorldView view) =>
        view.From<RecordedResource>(place, IdOf(type, "")).TakeWhile(resource => resource.Type == type);
}
