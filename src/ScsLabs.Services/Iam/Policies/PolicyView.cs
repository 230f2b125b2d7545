namespace ScsLabs.Services.Iam;

/// <summary>A managed policy as IAM returns it.</summary>
public sealed record PolicyView
{
    public required string PolicyName { get; init; }
    public required string PolicyId { get; init; }
    public required string Arn { get; init; }
    public required string Path { get; init; }
    public required string DefaultVersionId { get; init; }
    public required int AttachmentCount { get; init; }
    public required int PermissionsBoundaryUsageCount { get; init; }
    public required bool IsAttachable { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset UpdateDate { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Describes the policy with all members, with the given account's attachments.</summary>
    internal static PolicyView Of(ManagedPolicy policy, WorldView view, AccountId account) =>
        InList(policy, view, account) with { Description = policy.Description, Tags = policy.TagSet.View() ?? [] };

    /// <summary>Describes the policy with the members that lists have.</summary>
    internal static PolicyView InList(ManagedPolicy policy, WorldView view, AccountId account) => new()
    {
        PolicyName = policy.PolicyName,
        PolicyId = policy.UniqueId,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = $"v{policy.DefaultVersion}",
        AttachmentCount = Attachments.CountAttached(policy.Arn, view, account),
        PermissionsBoundaryUsageCount = Attachments.CountBounded(policy.Arn, view, account),
        IsAttachable = true,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
    };
}

/// <summary>A version of a managed policy as IAM returns it.</summary>
public sealed record PolicyVersionView(string VersionId, bool IsDefaultVersion, DateTimeOffset CreateDate, string? Document = null)
{
    /// <summary>Describes the version without its document, as lists do.</summary>
    internal static PolicyVersionView InList(ManagedPolicy policy, ManagedPolicyVersion version) =>
        new($"v{version.Number}", version.Number == policy.DefaultVersion, version.CreateDate);
}
