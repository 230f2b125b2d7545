namespace ScsLabs.Services.Iam;

/// <summary>A group as IAM returns it.</summary>
public sealed record GroupView(string Path, string GroupName, string GroupId, string Arn, DateTimeOffset CreateDate)
{
    /// <summary>Describes the group.</summary>
    internal static GroupView Of(Group group) => new(group.Path, group.GroupName, group.UniqueId, group.Arn, group.CreateDate);
}
