using static ScsLabs.Policy.ConditionKeyType;
using static ScsLabs.Policy.KeySource;

namespace ScsLabs.Policy;

/// <content>The keys of IAM. Source: Service Authorization Reference, list_awsidentityandaccessmanagementiam.</content>
internal static partial class ConditionKeys
{
    private static ConditionKey[] Iam =>
    [
        new("iam:AWSServiceName", Text, Request),
        new("iam:AssociatedResourceArn", Arn, Request),
        new("iam:PassedToService", Text, Request),
        new("iam:PermissionsBoundary", Arn, Resource),
        new("iam:PolicyARN", Arn, Request),
        new("iam:ResourceTag/", Text, Resource),
        new("iam:FIDO-certification", Text, NotComputed),
        new("iam:FIDO-FIPS-140-2-certification", Text, NotComputed),
        new("iam:FIDO-FIPS-140-3-certification", Text, NotComputed),
        new("iam:OrganizationsPolicyId", Text, NotComputed),
        new("iam:RegisterSecurityKey", Text, NotComputed),
        new("iam:ServiceSpecificCredentialAgeDays", Numeric, NotComputed),
        new("iam:ServiceSpecificCredentialServiceName", Text, NotComputed),
        new("iam:DelegationRequestOwner", Arn, NotComputed),
        new("iam:DelegationDuration", Text, NotComputed),
        new("iam:NotificationChannel", Text, NotComputed),
        new("iam:TemplateArn", Arn, NotComputed),
    ];
}
