namespace ScsLabs.Services.Lambda;

/// <summary>A function in one of its versions: what can run, and is shown.</summary>
internal sealed record FunctionSnapshot
{
    /// <summary>The function. The settings and code of a version may be others than its own.</summary>
    public required Function Function { get; init; }

    /// <summary>The number of the version, or <c>$LATEST</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The settings.</summary>
    public required FunctionSettings Settings { get; init; }

    /// <summary>The code.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>The time of the last change.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>An id that each change renews.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The ARN with the version.</summary>
    public string Arn => QualifiedName.ArnOf(Function.Place, Function.Name, Version);

    /// <summary>What orders the versions of a function: the unpublished one is the first.</summary>
    public required string Id { get; init; }

    /// <summary>A function's unpublished version.</summary>
    public static FunctionSnapshot Of(Function function) => new()
    {
        Function = function,
        Version = Function.Latest,
        Id = Function.Latest,
        Settings = function.Settings,
        Code = function.Code,
        ModifiedAt = function.ModifiedAt,
        RevisionId = function.RevisionId,
    };

    /// <summary>A published version.</summary>
    public static FunctionSnapshot Of(Function function, PublishedVersion version) => new()
    {
        Function = function,
        Version = version.Qualifier,
        Id = version.Id,
        Settings = version.Settings,
        Code = version.Code,
        ModifiedAt = version.ModifiedAt,
        RevisionId = version.RevisionId,
    };

    /// <summary>A version by its number, or the unpublished one.</summary>
    /// <returns>The version; null where there is none.</returns>
    public static FunctionSnapshot? Find(WorldView view, Function function, string version) =>
        version == Function.Latest ? Of(function) : PublishedVersion.Find(view, function, version) is { } found ? Of(function, found) : null;

    /// <summary>The version as it is now; null where it was deleted.</summary>
    public static FunctionSnapshot? Now(FunctionSnapshot version, WorldView view) =>
        view.Find<Function>(version.Function.Place, version.Function.Name) is { } function ? Find(view, function, version.Version) : null;

    /// <summary>The versions of a function from an id on; the unpublished one in any case.</summary>
    public static IEnumerable<FunctionSnapshot> From(WorldView view, Function function, string id) => view.From<PublishedVersion>(function.Within, id).Select(version => Of(function, version)).Prepend(Of(function));
}
