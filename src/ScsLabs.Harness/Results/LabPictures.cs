namespace ScsLabs.Harness.Results;

/// <summary>The lab's world as the scenario made it, and as the answer left it.</summary>
/// <param name="Before">The world before the answer.</param>
/// <param name="After">The world after the answer.</param>
internal sealed record LabPictures(LabGraph Before, LabGraph After);

/// <summary>A world as nodes and edges, bounded in size.</summary>
/// <param name="Nodes">The resources, and the accounts and Regions that they are in.</param>
/// <param name="Edges">What the resources have to do with each other.</param>
/// <param name="LeftOut">The number of nodes and edges that are left out because there are too many.</param>
internal sealed record LabGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, int LeftOut);

/// <summary>A resource, an account or a Region.</summary>
/// <param name="Id">The ARN; the id of an account; the id of an account and the name of a Region.</param>
/// <param name="Kind">The kind, such as <c>vpc</c>.</param>
/// <param name="Name">The name that people gave it, or its id.</param>
/// <param name="Parent">The id of the node that it is in; null for an account.</param>
/// <param name="Detail">What else tells it apart, such as its addresses; empty for nothing.</param>
internal sealed record GraphNode(string Id, string Kind, string Name, string? Parent = null, string Detail = "");

/// <summary>What a node has to do with another.</summary>
/// <param name="From">The id of the node that acts.</param>
/// <param name="To">The id of the node that it acts on.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Label">The ports, the actions or the state; empty for nothing.</param>
internal sealed record GraphEdge(string From, string To, EdgeKind Kind, string Label = "");

/// <summary>What a node has to do with another.</summary>
internal enum EdgeKind
{
    /// <summary>It opens connections to it; the label tells protocols and ports.</summary>
    Connects,

    /// <summary>It may call these actions on it, for all or a part of it, and perhaps only where conditions hold.</summary>
    May,

    /// <summary>It may call everything that is looked at on each resource of the account.</summary>
    MayAll,

    /// <summary>It is peered with it; the label tells the state.</summary>
    Peers,

    /// <summary>Its programs have the role.</summary>
    HasRole,

    /// <summary>It is encrypted with the key.</summary>
    EncryptedWith,

    /// <summary>It sends events to it.</summary>
    Targets,

    /// <summary>It is a member of the group.</summary>
    MemberOf,
}
