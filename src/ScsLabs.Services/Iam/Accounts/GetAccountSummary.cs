namespace ScsLabs.Services.Iam;

/// <summary>Counts what the account has in IAM, beside its quotas.</summary>
/// <remarks>Source: IAM API Reference, GetAccountSummary.</remarks>
[Operation<IamApi>, AnyResource]
public sealed record GetAccountSummary
{
    /// <summary>The numbers by name. Flags are 0 or 1.</summary>
    public sealed record Result(IReadOnlyDictionary<string, int> SummaryMap);

    /// <summary>Counts. What the emulator has no operations for, such as MFA devices and identity providers, is 0.</summary>
    internal static Result Handle(GetAccountSummary request, Call call, WorldView view)
    {
        var place = call.GlobalPlace;
        return new(new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["Users"] = view.Count<User>(place),
            ["UsersQuota"] = Quotas.Users,
            ["Groups"] = view.Count<Group>(place),
            ["GroupsQuota"] = Quotas.Groups,
            ["Roles"] = view.Count<Role>(place),
            ["RolesQuota"] = Quotas.Roles,
            ["Policies"] = view.Count<ManagedPolicy>(place),
            ["PoliciesQuota"] = Quotas.Policies,
            ["PolicyVersionsInUse"] = view.All<ManagedPolicy>(place).Sum(policy => policy.Versions.Count),
            ["PolicyVersionsInUseQuota"] = Quotas.PolicyVersionsInUse,
            ["VersionsPerPolicyQuota"] = Quotas.VersionsPerPolicy,
            ["InstanceProfiles"] = view.Count<InstanceProfile>(place),
            ["InstanceProfilesQuota"] = Quotas.InstanceProfiles,
            ["ServerCertificates"] = 0,
            ["ServerCertificatesQuota"] = Quotas.ServerCertificates,
            ["Providers"] = 0,
            ["MFADevices"] = 0,
            ["MFADevicesInUse"] = 0,
            ["AccountMFAEnabled"] = 0,
            ["AccountPasswordPresent"] = 0,
            ["AccountAccessKeysPresent"] = new CredentialOwner(call.Account, null).Keys(view).Any() ? 1 : 0,
            ["AccountSigningCertificatesPresent"] = 0,
            ["AccessKeysPerUserQuota"] = Quotas.AccessKeysPerUser,
            ["SigningCertificatesPerUserQuota"] = Quotas.SigningCertificatesPerUser,
            ["GroupsPerUserQuota"] = Quotas.GroupsPerUser,
            ["AttachedPoliciesPerUserQuota"] = Quotas.AttachedPolicies,
            ["AttachedPoliciesPerGroupQuota"] = Quotas.AttachedPolicies,
            ["AttachedPoliciesPerRoleQuota"] = Quotas.AttachedPolicies,
            ["PolicySizeQuota"] = Quotas.PolicySize,
            ["UserPolicySizeQuota"] = Quotas.UserPolicySize,
            ["GroupPolicySizeQuota"] = Quotas.GroupPolicySize,
            ["RolePolicySizeQuota"] = Quotas.RolePolicySize,
            ["AssumeRolePolicySizeQuota"] = Quotas.TrustPolicySize,
            ["GlobalEndpointTokenVersion"] = 1,
        });
    }
}
