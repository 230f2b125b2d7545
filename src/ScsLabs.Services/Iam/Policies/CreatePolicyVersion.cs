namespace ScsLabs.Services.Iam;

/// <summary>Adds a version to a managed policy, five at most, and optionally makes it the default version.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, MalformedPolicyDocument, LimitExceeded, AccessDenied (an AWS managed policy). Source: IAM API Reference, CreatePolicyVersion.</remarks>
[Operation<IamApi>]
public sealed record CreatePolicyVersion(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Length(1, 131072), Pattern(Form.Document)] string PolicyDocument,
    bool SetAsDefault = false)
{
    /// <summary>The new version.</summary>
    public sealed record Result(PolicyVersionView PolicyVersion);

    /// <summary>Creates the policy version.</summary>
    internal static Result Handle(CreatePolicyVersion request, ManagedPolicy policy, Call call, Draft draft)
    {
        policy.OwnPolicy();
        if (policy.Versions.Count >= Quotas.VersionsPerPolicy)
        {
            throw IamErrors.LimitExceeded($"A managed policy can have up to {Quotas.VersionsPerPolicy} versions. Before you create a new version, you must delete an existing version.");
        }

        var version = new ManagedPolicyVersion(policy.NextVersion, PolicyDocuments.ParseManaged(request.PolicyDocument), call.Timestamp);
        var changed = policy with
        {
            Versions = policy.Versions.Add(version.Number, version),
            DefaultVersion = request.SetAsDefault ? version.Number : policy.DefaultVersion,
            NextVersion = version.Number + 1,
            UpdateDate = call.Timestamp,
        };
        draft.Put(changed);
        return new(PolicyVersionView.InList(changed, version));
    }
}
