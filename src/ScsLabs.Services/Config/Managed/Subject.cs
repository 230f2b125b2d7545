namespace ScsLabs.Services.Config;

/// <summary>What a rule judges: a resource as it was recorded, or as it is.</summary>
/// <param name="Type">The type, such as <c>AWS::EC2::Volume</c>.</param>
/// <param name="ResourceId">The id.</param>
/// <param name="Row">The row.</param>
/// <param name="Parts">The rows that belong to it.</param>
internal sealed record Subject(string Type, string ResourceId, IResource Row, IReadOnlyList<IRow> Parts)
{
    /// <summary>Whether the resource is there.</summary>
    public bool IsThere { get; init; } = true;

    /// <summary>The time at which it was recorded; null where it is judged as it is.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The resource as it was recorded; null where it is judged as it is.</summary>
    public RecordedResource? Recorded { get; init; }

    /// <summary>The tags, by key.</summary>
    public IReadOnlyDictionary<string, string> Tags => ResourceKinds.Named(Type)?.TagsOf(Row) ?? Row.Tags;

    /// <summary>The parts of a type.</summary>
    public IEnumerable<TPart> PartsOf<TPart>()
        where TPart : class, IRow => Parts.OfType<TPart>();

    /// <summary>A resource as it was recorded last.</summary>
    public static Subject Of(RecordedResource resource) =>
        new(resource.Type, resource.ResourceId, resource.Last.Row, resource.Last.Parts) { IsThere = resource.Last.IsThere, At = resource.Last.At, Recorded = resource };

    /// <summary>A resource as it is.</summary>
    public static Subject Of(ResourceKind kind, IResource row, WorldView view) => new(kind.Type, kind.IdOf(row), row, kind.PartsOf(row, view));
}
