using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Config;

/// <summary>No DB instance is publicly accessible.</summary>
/// <remarks>Source: AWS Config Developer Guide, rds-instance-public-access-check.</remarks>
internal sealed class RdsInstancePublicAccessCheck() : ManagedRule<DbInstance>("RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "AWS::RDS::DBInstance", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(DbInstance resource, Subject subject, RuleParameters parameters, DateTimeOffset now) => Verdict.Of(!resource.IsPublic);
}
