using static ScsLabs.Policy.ConditionKeyType;
using static ScsLabs.Policy.KeySource;

namespace ScsLabs.Policy;

/// <content>The keys of STS, and of the identity providers that it trusts. Source: Service Authorization Reference, list_awssecuritytokenservice.</content>
internal static partial class ConditionKeys
{
    private static ConditionKey[] Sts =>
    [
        new("sts:AWSServiceName", Text, Request),
        new("sts:DurationSeconds", Numeric, Request),
        new("sts:ExternalId", Text, Request),
        new("sts:RoleSessionName", Text, Request),
        new("sts:SourceIdentity", Text, Request),
        new("sts:TransitiveTagKeys", Text, Request, MultiValued: true),
        new("saml:aud", Text, Session),
        new("saml:iss", Text, Session),
        new("saml:sub", Text, Session),
        new("saml:sub_type", Text, Session),
        new("saml:doc", Text, Session),
        new("saml:namequalifier", Text, Session),
        new("accounts.google.com:aud", Text, Session),
        new("accounts.google.com:oaud", Text, Session),
        new("accounts.google.com:sub", Text, Session),
        new("cognito-identity.amazonaws.com:amr", Text, Session),
        new("cognito-identity.amazonaws.com:aud", Text, Session),
        new("cognito-identity.amazonaws.com:sub", Text, Session),
        new("sts:RequestContext/", Text, NotComputed),
        new("sts:RequestContextProviders", Arn, NotComputed, MultiValued: true),
        new("sts:RoleAuthorizedByIdp", Bool, NotComputed),
        new("sts:TaskPolicyArn", Arn, NotComputed),
        new("sts:IdentityTokenAudience", Text, NotComputed, MultiValued: true),
        new("sts:SigningAlgorithm", Text, NotComputed),
        new("saml:edupersonaffiliation", Text, NotComputed, MultiValued: true),
        new("saml:edupersonentitlement", Text, NotComputed, MultiValued: true),
        new("www.amazon.com:app_id", Text, NotComputed),
        new("www.amazon.com:user_id", Text, NotComputed),
        new("graph.facebook.com:app_id", Text, NotComputed),
        new("graph.facebook.com:id", Text, NotComputed),
    ];
}
