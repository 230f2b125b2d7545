namespace ScsLabs.Services.Iam;

/// <summary>A group as IAM answers it.</summary>
public sealed record GroupView(string Path, string GroupName, string GroupId, string Arn, DateTimeOffset CreateDate)
{
    /// <summary>What there is to tell about this group.</summary>
    internal static GroupView Of(Group group) => new(group.Path, group.GroupName, group.UniqueId, group.Arn, group.CreateDate);
}
