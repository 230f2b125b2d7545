namespace ScsLabs.Services.Config;

/// <summary>Tells of which resources a row of a type is, or is a part: a change of the row has these recorded anew.</summary>
/// <param name="RowType">The type of the row.</param>
/// <param name="Kind">The resources' kind.</param>
/// <param name="Resources">Finds a row's resources in the world after the change; it must be quick where there are many other rows.</param>
internal sealed record RowLink(Type RowType, ResourceKind Kind, Func<IRow, WorldView, IEnumerable<IResource>> Resources);
