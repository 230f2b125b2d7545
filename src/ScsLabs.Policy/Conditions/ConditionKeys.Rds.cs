using static ScsLabs.Policy.ConditionKeyType;
using static ScsLabs.Policy.KeySource;

namespace ScsLabs.Policy;

/// <content>The keys of RDS. Source: Service Authorization Reference, list_amazonrds.</content>
internal static partial class ConditionKeys
{
    private static ConditionKey[] Rds =>
    [
        new("rds:BackupTarget", Text, Request),
        new("rds:CopyOptionGroup", Bool, NotComputed),
        new("rds:DatabaseClass", Text, Resource),
        new("rds:DatabaseEngine", Text, Resource),
        new("rds:DatabaseName", Text, Resource),
        new("rds:EndpointType", Text, NotComputed),
        new("rds:ManageMasterUserPassword", Bool, Request),
        new("rds:MultiAz", Bool, Resource),
        new("rds:Piops", Numeric, Resource),
        new("rds:PubliclyAccessible", Bool, Request),
        new("rds:StorageEncrypted", Bool, Resource),
        new("rds:StorageSize", Numeric, Resource),
        new("rds:TagsFromRequest", Bool, Request),
        new("rds:TenantDatabaseName", Text, NotComputed),
        new("rds:Vpc", Bool, Resource),
        new("rds:cluster-pg-tag/", Text, NotComputed),
        new("rds:cluster-snapshot-tag/", Text, NotComputed),
        new("rds:cluster-tag/", Text, NotComputed),
        new("rds:db-tag/", Text, Resource),
        new("rds:es-tag/", Text, NotComputed),
        new("rds:og-tag/", Text, NotComputed),
        new("rds:pg-tag/", Text, NotComputed),
        new("rds:req-tag/", Text, Request),
        new("rds:ri-tag/", Text, NotComputed),
        new("rds:secgrp-tag/", Text, NotComputed),
        new("rds:snapshot-tag/", Text, NotComputed),
        new("rds:subgrp-tag/", Text, Resource),
    ];
}
