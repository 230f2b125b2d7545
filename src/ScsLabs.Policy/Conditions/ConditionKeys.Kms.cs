using static ScsLabs.Policy.ConditionKeyType;
using static ScsLabs.Policy.KeySource;

namespace ScsLabs.Policy;

/// <content>The keys of KMS. Source: Service Authorization Reference, list_awskeymanagementservice.</content>
internal static partial class ConditionKeys
{
    private static ConditionKey[] Kms =>
    [
        new("kms:CallerAccount", Text, Principal),
        new("kms:EncryptionAlgorithm", Text, Request),
        new("kms:EncryptionContext:", Text, Request),
        new("kms:EncryptionContextKeys", Text, Request, MultiValued: true),
        new("kms:GrantConstraintType", Text, Request),
        new("kms:GrantIsForAWSResource", Bool, Request),
        new("kms:GrantOperations", Text, Request, MultiValued: true),
        new("kms:GranteePrincipal", Text, Request),
        new("kms:KeyOrigin", Text, Resource),
        new("kms:KeySpec", Text, Resource),
        new("kms:KeyUsage", Text, Resource),
        new("kms:MessageType", Text, Request),
        new("kms:MultiRegion", Bool, Resource),
        new("kms:MultiRegionKeyType", Text, Resource),
        new("kms:ReEncryptOnSameKey", Bool, Request),
        new("kms:RequestAlias", Text, Request),
        new("kms:ResourceAliases", Text, Resource, MultiValued: true),
        new("kms:RetiringPrincipal", Text, Request),
        new("kms:RotationPeriodInDays", Numeric, Request),
        new("kms:ScheduleKeyDeletionPendingWindowInDays", Numeric, Request),
        new("kms:SigningAlgorithm", Text, Request),
        new("kms:ViaService", Text, Request),
        new("kms:BypassPolicyLockoutSafetyCheck", Bool, Request),
        new("kms:CustomerMasterKeySpec", Text, Resource),
        new("kms:CustomerMasterKeyUsage", Text, Resource),
        new("kms:DataKeyPairSpec", Text, Request),
        new("kms:MacAlgorithm", Text, Request),
        new("kms:RecipientAttestation:", Text, NotComputed),
        new("kms:ExpirationModel", Text, NotComputed),
        new("kms:ValidTo", Date, NotComputed),
        new("kms:WrappingAlgorithm", Text, NotComputed),
        new("kms:WrappingKeySpec", Text, NotComputed),
        new("kms:KeyAgreementAlgorithm", Text, NotComputed),
        new("kms:PrimaryRegion", Text, NotComputed),
        new("kms:ReplicaRegion", Text, NotComputed),
        new("kms:GrantConstraintSourceArn", Arn, NotComputed),
        new("kms:GranteeServicePrincipal", Text, NotComputed),
        new("kms:RetiringServicePrincipal", Text, NotComputed),
    ];
}
