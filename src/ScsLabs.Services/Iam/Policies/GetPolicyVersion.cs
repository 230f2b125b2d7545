namespace ScsLabs.Services.Iam;

/// <summary>Reads a version of a managed policy, with its document.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, GetPolicyVersion.</remarks>
[Operation<IamApi>]
public sealed record GetPolicyVersion(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Pattern(Form.Version)] string VersionId)
{
    /// <summary>The version; its document is percent-encoded.</summary>
    public sealed record Result(PolicyVersionView PolicyVersion);

    /// <summary>Reads the policy version.</summary>
    internal static Result Handle(GetPolicyVersion request, ManagedPolicy policy)
    {
        var version = policy.Version(request.VersionId);
        return new(PolicyVersionView.InList(policy, version) with { Document = PolicyDocuments.Show(version.Document) });
    }
}
