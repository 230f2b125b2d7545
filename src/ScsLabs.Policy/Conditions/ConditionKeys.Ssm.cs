using static ScsLabs.Policy.ConditionKeyType;
using static ScsLabs.Policy.KeySource;

namespace ScsLabs.Policy;

/// <content>The keys of Systems Manager. Source: Service Authorization Reference, list_awssystemsmanager.</content>
internal static partial class ConditionKeys
{
    private static ConditionKey[] Ssm =>
    [
        new("ssm:Overwrite", Text, Request),
        new("ssm:Recursive", Text, Request),
        new("ssm:Policies", Text, Request),
        new("ssm:DocumentType", Text, Resource),
        new("ssm:resourceTag/", Text, Resource),
        new("ssm:AutoApprove", Bool, NotComputed),
        new("ssm:DocumentCategories", Text, NotComputed, MultiValued: true),
        new("ssm:InventoryTypeName", Text, NotComputed, MultiValued: true),
        new("ssm:SessionDocumentAccessCheck", Bool, NotComputed),
        new("ssm:SyncType", Text, NotComputed),
        new("ssm:AccessRequestId", Text, NotComputed),
        new("ssm:DocumentVersion", Text, NotComputed, MultiValued: true),
        new("ssm:NodeAccountId", Text, NotComputed),
        new("ssm:NodeOrgId", Text, NotComputed),
    ];
}
