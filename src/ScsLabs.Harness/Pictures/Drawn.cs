using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Pictures;

/// <summary>A kind of row that pictures of the world show.</summary>
/// <param name="kind">The kind's name in a <see cref="GraphNode"/>.</param>
/// <param name="called">The kind in words.</param>
internal abstract class Drawn(string kind, Text called)
{
    private const int LongestText = 120;

    /// <summary>The kind's name.</summary>
    public string Kind { get; } = kind;

    /// <summary>The kind in words.</summary>
    public Text Called { get; } = called;

    /// <summary>The actions that are told first of those that a principal may call on it; none where permissions on it aren't told.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What follows the resource's ARN in those of its contents, such as <c>/*</c> for a bucket's objects; null where it has none.</summary>
    public string? Contents { get; init; }

    /// <summary>Whether it calls AWS, so that its permissions are told.</summary>
    public bool IsPrincipal { get; init; }

    /// <summary>The nodes of this kind, with their edges.</summary>
    public abstract IEnumerable<DrawnRow> Of(World world);

    /// <summary>Cuts a text that the world's owners may have made as long as they like.</summary>
    protected static string Cut(string text) => text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText)}…";
}

/// <summary>A row as a node.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Row">The row.</param>
/// <param name="Node">The node.</param>
/// <param name="Edges">Its edges.</param>
/// <param name="IsShell">Whether it is shown only if something is in it, as a default VPC is.</param>
internal sealed record DrawnRow(Drawn Kind, IResource Row, GraphNode Node, IReadOnlyList<GraphEdge> Edges, bool IsShell);

/// <summary>A kind of row that pictures show; by default in its Region or account, with its id as name.</summary>
/// <typeparam name="T">The row's type.</typeparam>
internal sealed class Drawn<T>(string kind, string english, string japanese) : Drawn(kind, new(english, japanese))
    where T : class, IResource<T>
{
    /// <summary>Whether a row is shown.</summary>
    public Func<T, WorldView, bool> IsShown { get; init; } = static (_, _) => true;

    /// <summary>Whether a row is shown only if something is in it.</summary>
    public Func<T, bool> IsShell { get; init; } = static _ => false;

    /// <summary>The id of the node that it is in.</summary>
    public Func<T, WorldView, string> Parent { get; init; } = static (row, _) => Places.NodeOf(row);

    /// <summary>Its name.</summary>
    public Func<T, WorldView, string?> Name { get; init; } = static (row, _) => row.Id;

    /// <summary>What else tells it apart.</summary>
    public Func<T, WorldView, string> Detail { get; init; } = static (_, _) => "";

    /// <summary>What it has to do with other nodes, by their ids. Nodes that aren't shown don't matter.</summary>
    public Func<T, WorldView, IEnumerable<(EdgeKind Kind, string? To, string Label)>> Links { get; init; } = static (_, _) => [];

    /// <inheritdoc />
    public override IEnumerable<DrawnRow> Of(World world) => world.Everywhere<T>()
        .Where(row => IsShown(row, world))
        .Select(row => new DrawnRow(
            this,
            row,
            new(row.Arn, Kind, Cut(Name(row, world) ?? row.Id), Parent(row, world), Cut(Detail(row, world))),
            [.. Links(row, world).Where(link => link.To is not null).Select(link => new GraphEdge(row.Arn, link.To!, link.Kind, Cut(link.Label)))],
            IsShell(row)));
}
