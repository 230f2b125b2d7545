namespace ScsLabs.Services.Config;

/// <summary>The managed rules that are evaluated.</summary>
internal static class ManagedRules
{
    private static readonly Dictionary<string, ManagedRule> ByIdentifier = ((ManagedRule[])
    [
        new AccessKeysRotated(),
        new ApprovedAmisById(),
        new CmkBackingKeyRotationEnabled(),
        new Ec2EbsEncryptionByDefault(),
        new Ec2Imdsv2Check(),
        new Ec2InstanceNoPublicIp(),
        new EncryptedVolumes(),
        new IamPolicyNoStatementsWithAdminAccess(),
        new IamUserNoPoliciesCheck(),
        new IncomingSshDisabled(),
        new KmsCmkNotScheduledForDeletion(),
        new RdsInstancePublicAccessCheck(),
        new RdsStorageEncrypted(),
        new RequiredTags(),
        new RestrictedIncomingTraffic(),
        new S3BucketAclProhibited(),
        new S3BucketPublicReadProhibited(),
        new S3BucketSslRequestsOnly(),
        new VpcDefaultSecurityGroupClosed(),
    ]).ToDictionary(rule => rule.Identifier, StringComparer.Ordinal);

    /// <summary>Whether AWS has a rule with an identifier, whether or not it is evaluated here.</summary>
    public static bool AreKnown(string identifier) => NameList.ManagedRules.Has(identifier);

    /// <summary>The rule with an identifier; null where it isn't evaluated here, so that it has no results.</summary>
    public static ManagedRule? Find(string identifier) => ByIdentifier.GetValueOrDefault(identifier);
}
