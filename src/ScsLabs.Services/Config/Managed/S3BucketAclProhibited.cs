using ScsLabs.Policy;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Config;

/// <summary>No bucket's ACL that is in effect grants anything to anybody but the owner. S3's delivery of logs is no user.</summary>
/// <remarks>Source: AWS Config Developer Guide, s3-bucket-acl-prohibited.</remarks>
internal sealed class S3BucketAclProhibited() : ManagedRule<Bucket>("S3_BUCKET_ACL_PROHIBITED", "AWS::S3::Bucket", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(Bucket resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        Verdict.Of(resource.IsOwnerEnforced || resource.Acl.Grants.All(grant => grant.Grantee is AclGrantee.LogDelivery || grant.Grantee is AclGrantee.Account { Id: var id } && id == resource.Account));
}
