namespace ScsLabs.Services.Iam;

/// <summary>A managed policy as IAM returns it.</summary>
public sealed record PolicyView(
    string PolicyName,
    string PolicyId,
    string Arn,
    string Path,
    string DefaultVersionId,
    int AttachmentCount,
    int PermissionsBoundaryUsageCount,
    bool IsAttachable,
    DateTimeOffset CreateDate,
    DateTimeOffset UpdateDate,
    string? Description = null,
    IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>Describes the policy with all members, with the given account's attachments.</summary>
    internal static PolicyView Of(ManagedPolicy policy, WorldView view, AccountId account) =>
        InList(policy, view, account) with { Description = policy.Description, Tags = policy.TagSet.View() };

    /// <summary>Describes the policy with the members that lists have.</summary>
    internal static PolicyView InList(ManagedPolicy policy, WorldView view, AccountId account) => new(
        policy.PolicyName,
        policy.UniqueId,
        policy.Arn,
        policy.Path,
        $"v{policy.DefaultVersion}",
        Attachments.CountAttached(policy.Arn, view, account),
        Attachments.CountBounded(policy.Arn, view, account),
        IsAttachable: true,
        policy.CreateDate,
        policy.UpdateDate);
}

/// <summary>A version of a managed policy as IAM returns it.</summary>
public sealed record PolicyVersionView(string VersionId, bool IsDefaultVersion, DateTimeOffset CreateDate, string? Document = null)
{
    /// <summary>Describes the version without its document, as lists do.</summary>
    internal static PolicyVersionView InList(ManagedPolicy policy, ManagedPolicyVersion version) =>
        new($"v{version.Number}", version.Number == policy.DefaultVersion, version.CreateDate);
}
